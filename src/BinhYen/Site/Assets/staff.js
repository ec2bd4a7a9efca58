// Shows and hides typed passwords, covers an abandoned screen, and keeps a session awake while somebody really types.
"use strict";
(() => {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-shows]");
    if (!button) {
      for (const menu of document.querySelectorAll("details.bar-user[open], details.bar-part[open], details.pop[open]"))
        if (!menu.contains(event.target)) menu.open = false;
      return;
    }
    event.preventDefault();
    const input = document.getElementById(button.dataset.shows);
    const hidden = input.type === "password";
    input.type = hidden ? "text" : "password";
    button.textContent = hidden ? "Ẩn" : "Hiện";
    input.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.bar-user[open], details.bar-part[open], details.pop[open]")) menu.open = false;
  });

  const main = document.querySelector("main[data-idle-minutes]");
  const limit = Number(main?.dataset.idleMinutes) * 60000;
  if (!limit) return;

  let touched = Date.now();
  let told = Date.now();
  let veil = null;
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"])
    document.addEventListener(kind, () => { if (!veil) touched = Date.now(); }, { passive: true, capture: true });

  const cover = () => {
    if (veil) return;
    veil = document.createElement("div");
    veil.className = "veil";
    veil.setAttribute("role", "alertdialog");
    veil.setAttribute("aria-label", "Màn hình đã khóa");
    const words = document.createElement("p");
    words.textContent = "Màn hình đã khóa vì lâu không có thao tác. Những gì đang gõ vẫn còn nguyên.";
    const link = document.createElement("a");
    link.className = "button plain";
    link.href = "/lock?returnUrl=%2Flock%2Fopened";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Mở khóa (trang mới)";
    veil.append(words, link);
    for (const part of document.body.children) part.inert = true;
    document.body.append(veil);
    link.focus();
  };
  const uncover = () => {
    veil?.remove();
    veil = null;
    touched = told = Date.now();
    for (const part of document.body.children) part.inert = false;
  };
  const ask = async () => {
    const answer = await fetch("/session", { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer) return;
    if (answer.ok) uncover();
    else if (answer.status === 401) location.reload();
  };

  setInterval(() => {
    const now = Date.now();
    if (now - touched >= limit) cover();
    else if (touched > told && now - told > 90000) {
      told = now;
      fetch("/session/awake", { method: "POST", headers: { "X-Awake": "1" } })
        .then((answer) => { if (answer.status === 423) cover(); }).catch(() => {});
    }
  }, 5000);
  const back = () => { if (veil && !document.hidden) ask(); };
  addEventListener("focus", back);
  document.addEventListener("visibilitychange", back);
})();
