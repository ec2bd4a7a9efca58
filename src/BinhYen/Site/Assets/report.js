// The report page works without this. It fills in the look over, shrinks photos, keeps a draft when asked to,
// and goes on trying to send when the line drops.
(() => {
const $ = s => document.querySelector(s), form = $('#don'), store = 'binhyen-nhap';
const say = t => { const n = $('#nhac'); n.textContent = t; n.hidden = !t; if (t) n.scrollIntoView({ block: 'nearest' }); };
const label = n => [...form.querySelectorAll(`[name=${n}]:checked`)].map(i => (i.closest('label') || form.querySelector(`[for=${i.id}]`)).textContent.trim());
const files = () => [...form.querySelectorAll('[type=file]')].flatMap(i => [...i.files]);
const value = n => form.elements[n].value.trim();
const draftable = i => i.name && i.type !== 'file' && i.type !== 'hidden' && i.type !== 'submit';

const look = () => {
  const put = (k, parts) => { $(`[data-of=${k}]`).textContent = parts.filter(Boolean).join(', ') || 'Không cung cấp'; };
  put('viec', [form.elements.nguy.value === 'co' && 'Có người đang gặp nguy hiểm', ...label('viec'), ...label('canbo')]);
  put('noi', [...label('thon'), value('cho'), ...label('luc'), value('lucro')]);
  put('ke', [value('ke')]);
  put('tep', files().map(f => `${f.name} (${Math.ceil(f.size / 1024)} kB)`));
  put('ai', [...label('ai'), ...(form.elements.ai.value === 'an' ? [] : [value('ten'), value('sdt')])]);
};
if (form.classList.contains('steps')) {
  form.classList.add('js');
  addEventListener('hashchange', look);
  look();
}

// A photo of 4 MB becomes about 200 kB; what the camera wrote into it (place, model) goes too.
form.elements.anh.addEventListener('change', async e => {
  const input = e.target, kept = new DataTransfer();
  for (const file of input.files) {
    try {
      const picture = await createImageBitmap(file), scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
      const canvas = Object.assign(document.createElement('canvas'), { width: picture.width * scale, height: picture.height * scale });
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const small = await new Promise(done => canvas.toBlob(done, 'image/jpeg', .8));
      kept.items.add(small && small.size < file.size ? new File([small], `anh-${kept.items.length + 1}.jpg`, { type: 'image/jpeg' }) : file);
    } catch { kept.items.add(file); }
  }
  input.files = kept.files;
  look();
});

// The draft stays on this phone, only when asked for.
const keep = $('#giu');
$('#nhap').hidden = false;
const forget = () => localStorage.removeItem(store);
const save = () => {
  if (!keep.checked) return forget();
  localStorage.setItem(store, JSON.stringify([...form.elements].filter(draftable).map(i => [i.name, i.value, i.checked])));
};
try {
  const old = form.classList.contains('steps') && JSON.parse(localStorage.getItem(store));
  if (old) {
    for (const [name, text, checked] of old)
      for (const i of form.querySelectorAll(`[name="${name}"]`))
        if (i.type === 'radio' || i.type === 'checkbox') { if (i.value === text) i.checked = checked; } else i.value = text;
    keep.checked = true;
    say('Đã mở lại bản nháp trên máy này.');
    look();
  }
} catch { forget(); }
form.addEventListener('input', save);

// Away at once: a weather page takes this one's place in the history. Three Shifts do the same. We take this phone's cookies meanwhile, and nobody waits for us.
let shifts = 0;
const leave = e => {
  e?.preventDefault();
  forget();
  document.documentElement.hidden = true;
  const away = () => location.replace('https://nchmf.gov.vn/');
  setTimeout(away, 2000);
  fetch('/thoat', { redirect: 'manual', keepalive: true }).then(away, away);
};
$('#thoat').addEventListener('click', leave);
addEventListener('keydown', e => { shifts = e.key === 'Shift' ? shifts + 1 : 0; if (shifts === 3) leave(); });

// The form's key lets us try as often as we like: it never becomes two reports.
let busy = false;
const send = async () => {
  say('Đang gửi…');
  try {
    const body = new FormData(form);
    body.set('lam', 'gui');
    const answer = await fetch(form.action, { method: 'POST', body });
    if (!answer.redirected) throw answer;
    forget();
    location.replace(answer.url);
  } catch (e) {
    if (e instanceof Response) return form.submit();
    say('Chưa có sóng. Tin vẫn nằm nguyên trên trang này và sẽ tự gửi khi có sóng, đừng đóng trang.');
    setTimeout(send, 8000);
  }
};
form.addEventListener('submit', e => {
  if (e.submitter && e.submitter.value !== 'gui') return;
  e.preventDefault();
  if (!busy) { busy = true; send(); }
});
})();
