// Small on purpose: pages are drawn by the server; this sends what a person does and fetches the live parts again.
(() => {
  'use strict';
  const toast = document.getElementById('toast');

  const say = words => {
    toast.textContent = words;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { toast.textContent = ''; }, 3500);
  };

  const call = async (method, url, body) => {
    const answer = await fetch(url, {
      method, headers: { 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body),
    });
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) say(json.error || 'Không làm được.');
    return answer.ok ? json : null;
  };

  // --- live parts ---------------------------------------------------------
  // Which state of the world this page shows: what happens while a page is on its way is in the next one.
  let version = document.body.dataset.version;
  let busy = Promise.resolve();

  const isAtEnd = box => box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const toEnd = () => {
    const chat = document.getElementById('chat');
    if (chat) chat.scrollTop = chat.scrollHeight;
  };

  const markSeen = () => {
    const chat = document.getElementById('chat');
    if (chat && chat.dataset.unseen !== '0' && chat.dataset.seen && document.visibilityState === 'visible')
      call('POST', chat.dataset.seen, {});
  };

  const swap = (old, fresh) => {
    if (old.innerHTML === fresh.innerHTML) { Object.assign(old.dataset, fresh.dataset); return; }
    const open = [...old.querySelectorAll('details[open][id]')].map(d => d.id);
    const stick = old.id === 'chat' && isAtEnd(old);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const focusKey = focused && [focused.tagName, focused.getAttribute('href'), focused.dataset.post, focused.dataset.body].join('|');
    old.innerHTML = fresh.innerHTML;
    Object.assign(old.dataset, fresh.dataset);
    open.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
    if (focusKey) {
      const again = [...old.querySelectorAll('a,button,summary')]
        .find(e => [e.tagName, e.getAttribute('href'), e.dataset.post, e.dataset.body].join('|') === focusKey);
      again?.focus({ preventScroll: true });
    }
    if (stick) toEnd();
  };

  const fetchAgain = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    document.querySelectorAll('[data-live]').forEach(old => {
      const fresh = page.getElementById(old.id);
      if (fresh) swap(old, fresh);
    });
    version = page.body.dataset.version;
    markSeen();
  };

  // One after the other: an older page never covers a newer one, and what somebody just did is in what they wait for.
  const refresh = () => {
    busy = busy.catch(() => {}).then(fetchAgain);
    return busy;
  };

  const watch = async () => {
    try {
      const now = (await (await fetch('/sim/version')).json()).version;
      if (String(now) !== version) await refresh();
    } catch { /* the simulator was stopped; try again later */ }
    setTimeout(watch, 900);
  };

  // --- messages -----------------------------------------------------------
  const composer = document.getElementById('composer');
  const words = document.getElementById('words');

  const send = async message => {
    const resident = composer?.dataset.resident;
    const sent = await call('POST', composer.dataset.messages, resident ? { residentId: resident, ...message } : message);
    await refresh();
    toEnd();
    return sent;
  };

  const base64 = blob => new Promise(done => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(',')[1] || '');
    reader.readAsDataURL(blob);
  });

  // Two soft notes in a WAV: a voice message without asking for the microphone.
  const sampleVoice = () => {
    const rate = 8000, length = rate * 1.6, bytes = new DataView(new ArrayBuffer(44 + length * 2));
    const text = (at, value) => [...value].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)));
    text(0, 'RIFF'); bytes.setUint32(4, 36 + length * 2, true); text(8, 'WAVEfmt ');
    bytes.setUint32(16, 16, true); bytes.setUint16(20, 1, true); bytes.setUint16(22, 1, true);
    bytes.setUint32(24, rate, true); bytes.setUint32(28, rate * 2, true); bytes.setUint16(32, 2, true); bytes.setUint16(34, 16, true);
    text(36, 'data'); bytes.setUint32(40, length * 2, true);
    for (let i = 0; i < length; i++) {
      const pitch = i < length / 2 ? 330 : 262, fade = 1 - (i % (length / 2)) / (length / 2);
      bytes.setInt16(44 + i * 2, Math.sin(i * pitch * 2 * Math.PI / rate) * 9000 * fade, true);
    }
    return new Blob([bytes.buffer]);
  };

  const grow = () => {
    words.style.height = 'auto';
    words.style.height = Math.min(words.scrollHeight, 120) + 'px';
  };

  if (composer) {
    composer.addEventListener('submit', async event => {
      event.preventDefault();
      const text = words.value.trim();
      if (!text) return;
      words.value = '';
      grow();
      if (!await send({ text })) words.value = text;
      words.focus();
    });
    words.addEventListener('input', grow);
    words.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        composer.requestSubmit();
      }
    });
    composer.addEventListener('change', async event => {
      const input = event.target.closest('[data-file]');
      const file = input?.files[0];
      if (!file) return;
      const data = await base64(file);
      const text = words.value.trim();
      if (file.type.startsWith('image/')) {
        if (await send(text ? { image: data, text } : { image: data })) words.value = '';
      } else if (file.type.startsWith('audio/')) await send({ audio: data });
      else if (file.type.startsWith('video/')) await send({ video: data });
      else await send({ file: { name: file.name, contentBase64: data } });
      input.value = '';
    });
  }

  // --- buttons and forms --------------------------------------------------
  const closeMenus = except => document.querySelectorAll('details.menu[open], details.pop[open]')
    .forEach(d => { if (d !== except) d.removeAttribute('open'); });

  document.addEventListener('click', async event => {
    const at = event.target;
    closeMenus(at.closest('details.menu, details.pop'));
    const button = at.closest('button');
    if (!button) return;
    const data = button.dataset;
    if (data.post) {
      const done = await call('POST', data.post, JSON.parse(data.body || '{}'));
      if (done && data.say) say('accepted' in done ? (done.accepted ? 'Địa chỉ trả lời 200.' : 'Địa chỉ không trả lời 200.') : data.say);
      closeMenus();
      await refresh();
    } else if (data.delete) {
      await call('DELETE', data.delete);
      await refresh();
    } else if (data.click) await send({ click: data.click });
    else if (data.message) { closeMenus(); await send(JSON.parse(data.message)); }
    else if ('voice' in data) await send({ audio: await base64(sampleVoice()) });
    else if (data.open) document.getElementById(data.open)?.showModal();
    else if ('close' in data) button.closest('dialog').close();
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') closeMenus();
  });

  document.addEventListener('submit', async event => {
    const form = event.target;
    const values = Object.fromEntries(new FormData(form));
    if (form.dataset.contact) {
      event.preventDefault();
      form.closest('dialog').close();
      await call('POST', form.dataset.contact, { contact: values });
      await refresh();
      toEnd();
    } else if (form.dataset.post) {
      event.preventDefault();
      const done = await call('POST', form.dataset.post, values);
      if (!done) return;
      if (form.dataset.then === 'resident') { location.href = '/?resident=' + done.id; return; }
      form.querySelectorAll('textarea').forEach(t => { t.value = ''; });
      say('Đã xong.');
      await refresh();
    }
  });

  toEnd();
  document.querySelectorAll('#chat img').forEach(img => img.addEventListener('load', toEnd, { once: true }));
  document.addEventListener('visibilitychange', markSeen);
  markSeen();
  watch();
})();
