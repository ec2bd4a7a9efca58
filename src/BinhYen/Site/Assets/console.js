// The inbox and the page of a case: re-reads its own fragments when something changed, keeps drafts, shows who else is
// here, sounds the alarm, and takes single keys outside text boxes. Every page works without it.
"use strict";
(() => {
  const root = document.querySelector("[data-events]");
  if (!root) return;
  const openCase = document.querySelector("[data-case]")?.dataset.case ?? null;
  const typing = (node) => node?.closest?.("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");

  const isSame = (one, other) => one.tagName === other.tagName && ["id", "href", "name", "value", "data-code"].every((name) => one.getAttribute(name) === other.getAttribute(name));

  // Live fragments. Many hints within a moment become one question; an answer that was overtaken by a newer one is dropped.
  const asked = new Map();
  const read = async (address, place) => {
    const turn = (asked.get(place) ?? 0) + 1;
    asked.set(place, turn);
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return;
    const html = await answer.text();
    if (asked.get(place) !== turn) return;
    if (typing(document.activeElement) && place.contains(document.activeElement)) return;
    const picked = [...place.querySelectorAll("input[name=pick]:checked")].map((box) => box.value);
    const at = place.contains(document.activeElement) ? document.activeElement : null;
    place.innerHTML = html;
    for (const box of place.querySelectorAll("input[name=pick]")) box.checked = picked.includes(box.value);
    // Whoever walks through the list with the keyboard stays where they are.
    if (at) [...place.querySelectorAll("a, button, input, summary")].find((node) => isSame(node, at))?.focus({ preventScroll: true });
  };
  const listAddress = () => {
    const here = new URLSearchParams(location.search);
    here.delete("done");
    here.set("fragment", "list");
    if (openCase) here.set("selected", openCase);
    return "/cases?" + here;
  };
  let waiting = null, isAboutOpenCase = false;
  const refresh = (code) => {
    isAboutOpenCase ||= !code || code === openCase;
    waiting ??= setTimeout(() => {
      waiting = null;
      const list = document.querySelector("[data-fragment=list]");
      if (list) read(listAddress(), list);
      const talk = document.querySelector("[data-fragment=talk]");
      if (talk && openCase && isAboutOpenCase) read(`/cases/${openCase}?fragment=talk`, talk);
      isAboutOpenCase = false;
      const alerts = document.querySelector("[data-fragment=alerts]");
      if (alerts) fetch("/cases/alerts").then((a) => a.ok ? a.text() : null).then((html) => {
        if (html === null) return;
        alerts.outerHTML = html;
        ring();
      }).catch(() => {});
    }, 250);
  };
  const stream = new EventSource("/cases/events");
  stream.addEventListener("opened", (event) => {
    const hint = JSON.parse(event.data);
    if (hint.emergency) sound();
    refresh(hint.code);
  });
  stream.addEventListener("changed", (event) => refresh(JSON.parse(event.data).code));
  let wasDown = false;
  stream.onerror = () => { wasDown = true; root.classList.add("stale"); };
  stream.onopen = () => { root.classList.remove("stale"); if (wasDown) { wasDown = false; refresh(); } };
  setInterval(() => { if (!document.hidden) refresh(); }, 60000);

  // The alarm: three rising tones, repeated while an emergency stands unseen on this screen.
  let audio = null;
  const sound = () => {
    try {
      audio ??= new AudioContext();
      for (let i = 0; i < 3; i++) {
        const tone = audio.createOscillator(), loud = audio.createGain();
        tone.frequency.value = 660 + i * 180;
        loud.gain.setValueAtTime(0.0001, audio.currentTime + i * 0.28);
        loud.gain.exponentialRampToValueAtTime(0.35, audio.currentTime + i * 0.28 + 0.03);
        loud.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + i * 0.28 + 0.25);
        tone.connect(loud).connect(audio.destination);
        tone.start(audio.currentTime + i * 0.28);
        tone.stop(audio.currentTime + i * 0.28 + 0.26);
      }
    } catch { /* A browser that plays nothing still shows the banner. */ }
  };
  const plainTitle = document.title;
  const ring = () => {
    const rings = document.querySelector("[data-fragment=alerts][data-emergency]");
    document.title = rings ? "● KHẨN CẤP – " + plainTitle : plainTitle;
    if (rings) sound();
  };
  ring();
  setInterval(ring, 15000);

  // Drafts: kept on the server while typing; a failure is said, never hidden.
  const state = document.querySelector("[data-draft-state]");
  const timers = new Map();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(async () => {
      const keep = form.querySelector("[data-keep]")?.getAttribute("formaction");
      if (!keep) return;
      const answer = await fetch(keep, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" } }).catch(() => null);
      if (state) state.textContent = answer?.ok ? "Đã lưu nháp lúc " + new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" }) : "Chưa lưu được nháp: mất kết nối. Chữ đang gõ vẫn còn trên màn hình.";
    }, 1500));
  });
  document.addEventListener("submit", (event) => clearTimeout(timers.get(event.target)));

  document.addEventListener("click", (event) => {
    const fill = event.target.closest("button[data-fills]");
    if (!fill) return;
    const box = document.getElementById(fill.dataset.fills);
    box.value = box.value ? box.value.trimEnd() + "\n" + fill.dataset.text : fill.dataset.text;
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Who else looks at this case.
  const others = document.querySelector("[data-presence]");
  if (others) {
    const beat = async () => {
      if (document.hidden) return;
      const answer = await fetch(others.dataset.presence, { method: "POST" }).catch(() => null);
      if (!answer?.ok) return;
      const names = await answer.json();
      others.hidden = names.length === 0;
      others.textContent = names.length ? "Đang cùng xem: " + names.join(", ") : "";
    };
    beat();
    setInterval(beat, 20000);
  }

  // Keys. Single letters count only outside text boxes, so Telex and VNI are left alone.
  const acts = {
    down: ["J", "Tin dưới"], up: ["K", "Tin trên"], reply: ["R", "Trả lời, nhắn người phản ánh"], note: ["N", "Ghi chú nội bộ"],
    verify: ["X", "Xác minh"], finish: ["E", "Xong và sang tin tiếp theo"], search: ["/", "Tìm"], help: ["?", "Bảng phím này"],
  };
  const keys = () => {
    let own = {};
    try { own = JSON.parse(localStorage.getItem("binhyen-keys") ?? "{}"); } catch { /* Unreadable settings count as none. */ }
    return Object.fromEntries(Object.entries(acts).map(([act, [key]]) => [act, (own[act] || key).toUpperCase()]));
  };
  const unfold = (...names) => {
    for (const name of names) {
      const deed = document.querySelector(`details[data-deed="${name}"]`);
      if (!deed) continue;
      for (let fold = deed; fold; fold = fold.parentElement?.closest("details")) fold.open = true;
      deed.scrollIntoView({ block: "nearest" });
      deed.querySelector("textarea, select, input:not([type=hidden])")?.focus();
      return true;
    }
    return false;
  };
  const step = (by) => {
    const rows = [...document.querySelectorAll("[data-list] a.item")];
    if (!rows.length) return;
    const at = rows.findIndex((row) => row === document.activeElement || (document.activeElement === document.body && row.classList.contains("is-selected")));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    next.focus();
    if (openCase && getComputedStyle(document.querySelector(".inbox-list")).display !== "none") next.click();
  };
  const table = () => {
    document.querySelector("dialog.keys")?.remove();
    const box = document.createElement("dialog");
    box.className = "modal keys";
    const title = document.createElement("h2");
    title.textContent = "Bảng phím";
    const rows = document.createElement("table");
    rows.className = "keys-table";
    const now = keys();
    for (const [act, [, words]] of Object.entries(acts)) {
      const row = rows.insertRow();
      const input = document.createElement("input");
      input.maxLength = 1; input.value = now[act]; input.setAttribute("aria-label", words);
      input.addEventListener("change", () => {
        const own = keys();
        own[act] = input.value.trim() || acts[act][0];
        localStorage.setItem("binhyen-keys", JSON.stringify(own));
      });
      row.insertCell().append(input);
      row.insertCell().textContent = words;
    }
    const hint = document.createElement("p");
    hint.className = "small muted";
    hint.textContent = "Đổi phím ngay trong ô; chỉ máy này nhớ. Phím chữ không chạy khi đang gõ trong ô nhập.";
    const close = document.createElement("button");
    close.className = "button plain small"; close.textContent = "Đóng";
    close.addEventListener("click", () => box.close());
    box.append(title, rows, hint, close);
    document.body.append(box);
    box.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target) || document.querySelector("dialog[open]")) return;
    const act = Object.entries(keys()).find(([, key]) => key === event.key.toUpperCase())?.[0];
    const done = act === "down" ? (step(1), true) : act === "up" ? (step(-1), true)
      : act === "reply" ? unfold("answer", "submit", "reply", "ask") : act === "note" ? unfold("note")
      : act === "verify" ? unfold("verify", "verified") : act === "search" ? (document.getElementById("q")?.focus(), true)
      : act === "help" ? (table(), true)
      : act === "finish" ? (() => { const next = document.querySelector("details[open] button[data-next], button[data-next]"); if (!next) return false; unfold(next.closest("details").dataset.deed); next.focus(); return true; })() : false;
    if (done) event.preventDefault();
  });
})();
