// Asks the browser for a passkey and puts its answer into the form; the server checks everything.
"use strict";
(() => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const error = form.querySelector("[data-passkey-error]");
      error.hidden = true;
      try {
        const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        if (answer.status === 422) throw new Error("password");
        if (!answer.ok) throw new Error("options");
        const json = await answer.json();
        const credential = form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch (problem) {
        error.textContent = problem.name === "NotAllowedError"
          ? "Chưa xong: việc xác nhận bị hủy hoặc quá giờ. Bấm lại để thử."
          : problem.name === "InvalidStateError"
            ? "Thiết bị này đã có khóa của tài khoản rồi."
            : problem.message === "password"
              ? "Mật khẩu đang dùng chưa đúng."
              : "Thiết bị hoặc trình duyệt này chưa dùng được khóa đăng nhập.";
        error.hidden = false;
      }
    });
  }
})();
