/** Mail programs that read a style sheet get phone sizes and the dark colours; the others have the inline styles, which are complete. */
export const letterCss = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a[x-apple-data-detectors], .plain a { color: inherit !important; text-decoration: none !important; }
@media (max-width: 480px) {
  .page { padding: 20px 0 24px !important; }
  .card { padding: 28px 20px !important; border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
  .margin { padding-left: 20px !important; padding-right: 20px !important; }
  .wide { width: 100% !important; }
  .button a { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .ground { background: #0c161b !important; }
  .card { background: #14222a !important; border-color: #2a3c45 !important; }
  .ink { color: #e8eff1 !important; }
  .quiet { color: #a9bac1 !important; }
  .link { color: #8fd0dc !important; }
  .rule { border-color: #2a3c45 !important; }
  .copy { background: #0c161b !important; border-color: #2a3c45 !important; color: #e8eff1 !important; }
  .button { background: #8fd0dc !important; }
  .button a { color: #06242c !important; background: #8fd0dc !important; border-color: #8fd0dc !important; }
}
`
