/** The style of pages for people who have no account here: their own light or dark, one column, large targets. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b2024; --soft: #566069; --line: #c9d0d6; --paper: #fff; --act: #0b5cad; --good: #e7f3ea; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9edf0; --soft: #a9b4bd; --line: #45515b; --paper: #14181c; --act: #7db8f5; --good: #1d3325; }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem }
p { margin: .5rem 0 }
.soft { color: var(--soft) }
.done { background: var(--good); border-left: 4px solid var(--act); padding: .75rem 1rem; margin: 1rem 0 }
form { margin: .75rem 0 }
fieldset { border: 1px solid var(--line); border-radius: 6px; padding: .5rem 1rem; margin: 0 0 .75rem }
legend { font-weight: 600; padding: 0 .25rem }
.choice { display: flex; gap: .75rem; padding: .6rem 0; align-items: flex-start }
.choice + .choice { border-top: 1px solid var(--line) }
.choice input { width: 1.35rem; height: 1.35rem; margin: .1rem 0 0; flex: none }
.choice strong { display: block }
label.field { display: block; margin: .5rem 0 }
input[type=text], input[type=email] { display: block; width: 100%; max-width: 24rem; font: inherit; padding: .55rem .6rem;
  border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: inherit }
button { font: inherit; font-weight: 600; padding: .6rem 1.1rem; border-radius: 6px; border: 1px solid var(--act);
  background: var(--paper); color: var(--act); cursor: pointer; margin: .25rem .5rem .25rem 0 }
button.main { background: var(--act); color: var(--paper) }
a { color: var(--act) }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .1rem .75rem; margin: .25rem 0; font-size: .95rem }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
.said { white-space: pre-wrap }
`
