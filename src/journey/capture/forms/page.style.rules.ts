/** The hosted pages' look: the reader's light or dark, one column, the company's colour on what is pressed. */
export function pageStyle(accent: string): string {
  return `:root{color-scheme:light dark;--accent:${accent};--on-accent:${onColour(accent)};--bad:light-dark(#b3261e,#ff9a90);--line:light-dark(#767b85,#8f959f)}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#fff,#15171b);color:light-dark(#1b1d21,#eceef1)}
main{max-width:34rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}h1{font-size:1.6rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 1.25rem;white-space:pre-line}.field{margin:0 0 1.1rem}label{display:block;font-weight:600;margin:0 0 .3rem}
label small{font-weight:400}.hint{display:block;margin:0 0 .3rem;font-size:.9rem}
input,select,textarea{font:inherit;width:100%;min-height:2.75rem;padding:.5rem .7rem;border:1px solid var(--line);border-radius:.4rem;background:light-dark(#fff,#1f2227);color:inherit}
textarea{min-height:7rem}.tick{display:flex;gap:.6rem;align-items:flex-start}.tick input{width:1.25rem;min-height:1.25rem;height:1.25rem;margin:.15rem 0 0;flex:none;accent-color:var(--accent)}
.tick label{font-weight:400;margin:0}[aria-invalid=true]{border-color:var(--bad);border-width:2px}.error{display:block;color:var(--bad);margin:.25rem 0 0}
:focus-visible{outline:3px solid currentColor;outline-offset:2px}.wrong{border:2px solid var(--bad);border-radius:.4rem;padding:.8rem 1rem;margin:0 0 1.25rem}
.wrong ul{margin:.3rem 0 0;padding:0 0 0 1.2rem}.wrong a{color:inherit}button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.4rem;border:0;border-radius:.4rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
.trap{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
`
}

/** Black or white, whichever can be read better on a colour (WCAG 2.2, contrast ratio): at least 4.58 : 1. */
export function onColour(colour: string): '#000' | '#fff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? '#fff' : '#000'
}
