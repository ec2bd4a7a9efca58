// Conveniences of the receipt; the page works without them. The code never leaves this page by itself.
(() => {
const say = t => { document.querySelector('#nhac').textContent = t; };
try { localStorage.removeItem('binhyen-nhap'); } catch { say(''); }
const row = document.querySelector('#luu');
row.hidden = false;
const picture = code => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 720, height: 260 }), pen = canvas.getContext('2d');
  pen.fillStyle = '#fff'; pen.fillRect(0, 0, 720, 260);
  pen.fillStyle = '#1b1f24'; pen.textAlign = 'center';
  pen.font = 'bold 48px monospace'; pen.fillText(code.slice(0, 14), 360, 110); pen.fillText(code.slice(15), 360, 180);
  const link = Object.assign(document.createElement('a'), { download: 'ghi-chu.png', href: canvas.toDataURL() });
  link.click();
};
row.addEventListener('click', async e => {
  const button = e.target.closest('button');
  if (!button) return;
  const code = row.querySelector('[data-code]').dataset.code;
  if (button.dataset.do === 'in') return print();
  if (button.dataset.do === 'anh') { picture(code); return say('Đã lưu ảnh vào máy, tên tệp không nói gì về tin báo.'); }
  try { await navigator.clipboard.writeText(code); say('Đã sao chép. Dán vào nơi chỉ mình bạn xem được.'); }
  catch { say('Máy không cho sao chép. Xin chép tay hoặc chụp màn hình.'); }
});
document.querySelector('#thoat').addEventListener('click', e => { e.preventDefault(); location.replace(e.target.href); });
})();
