// Buttons to print a page and to copy what it shows once. The page works without them.
(() => {
for (const row of document.querySelectorAll('[data-print]')) {
  row.hidden = false;
  row.addEventListener('click', async e => {
    const button = e.target.closest('button');
    if (!button) return;
    if (button.dataset.do === 'print') return print();
    const said = row.querySelector('[role=status]');
    try { await navigator.clipboard.writeText(button.dataset.copy); said.textContent = 'Đã sao chép. Dán vào nơi chỉ mình bạn xem được.'; }
    catch { said.textContent = 'Máy không cho sao chép. Xin in hoặc chép tay.'; }
  });
}
})();
