// Counts a look at an identity down and takes it off the screen at its end; keeps the leaders' list fresh.
"use strict";
(() => {
  const secret = document.querySelector("[data-secret]");
  if (secret) {
    const end = performance.now() + Number(secret.dataset.seconds) * 1000;
    const left = secret.querySelector("[data-left]");
    const forget = () => {
      if (!secret.isConnected) return;
      secret.remove();
      document.querySelector("[data-after]").hidden = false;
    };
    const tick = setInterval(() => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      if (seconds <= 0) { clearInterval(tick); forget(); return; }
      left.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    }, 250);
    // A page that is left must not come back out of the browser's memory.
    addEventListener("pagehide", forget);
    addEventListener("pageshow", (event) => { if (event.persisted) { forget(); location.reload(); } });
  }

  const list = document.querySelector("[data-reveals]");
  if (!list) return;
  let waiting = null;
  const read = () => {
    waiting ??= setTimeout(async () => {
      waiting = null;
      const answer = await fetch(list.dataset.address, { headers: { Accept: "text/html" } }).catch(() => null);
      if (answer?.ok) list.innerHTML = await answer.text();
    }, 250);
  };
  const stream = new EventSource(list.dataset.events);
  stream.addEventListener("changed", read);
  setInterval(() => { if (!document.hidden) read(); }, 60000);
})();
