/** Mail programs that read a style sheet get phone sizes and the dark colours; the others have the inline styles, which are complete. */
export const letterCss = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a[x-apple-data-detectors], .plain a { color: inherit !important; text-decoration: none !important; }
@media (max-width: 480px) {
  .page { padding: 12px 0 24px !important; }
  .card { padding: 28px 20px !important; border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
  .margin { padding-left: 20px !important; padding-right: 20px !important; }
  .wide { width: 100% !important; }
  .button a { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #101716 !important; }
  .card { background: #1a2322 !important; border-color: #2c3a38 !important; }
  .ink { color: #edf2f0 !important; }
  .quiet { color: #a7b5b2 !important; }
  .rule { border-color: #2c3a38 !important; }
  .copy { background: #101716 !important; border-color: #2c3a38 !important; color: #edf2f0 !important; }
  .button { background: #86cfc0 !important; }
  .button a { color: #0b2420 !important; background: #86cfc0 !important; border-color: #86cfc0 !important; }
  .seal { background: #86cfc0 !important; color: #0b2420 !important; }
}
`
