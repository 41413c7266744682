/** Web sites of somebody else, each on an origin of its own and under a strict policy: several pages, or one that changes itself. */
import http from 'node:http'
import { afterAll } from 'vitest'
import type { AddressInfo } from 'node:net'

const STYLE = `body{font:16px Georgia,serif;color:#222;background:#fff;max-width:40rem;margin:2rem auto}
input,select,textarea{border:2px solid #225;border-radius:0}button{background:#225;color:#fff;border:0}`

export interface Site {
  origin: string
}

/** `product`: where the element's script comes from, known before the first page is asked for. */
export async function foreignSite(product: string, form: string): Promise<Site> {
  const server = http.createServer((request, response) => {
    const path = new URL(request.url!, 'http://site').pathname
    const policy = `default-src 'none'; script-src 'self' ${product}; connect-src ${product}; style-src 'self'`
    const send = (type: string, text: string) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy })
      response.end(text)
    }
    if (path === '/style.css') return send('text/css', STYLE)
    if (path === '/app.js') return send('text/javascript', APP)
    const element = `<baton-form form="${form}"><a href="${product}/f/${form}">The form</a></baton-form>`
    const page = (title: string, body: string) =>
      send(
        'text/html',
        `<!doctype html><html lang="en"><head><title>${title}</title><link rel="stylesheet" href="/style.css"></head>
         <body><main><h1>${title}</h1>${body}</main><script src="${product}/embed.js" async></script></body></html>`,
      )
    if (path === '/') return page('Home', '<a href="/contact">Contact</a>')
    if (path === '/contact') return page('Contact', `<a href="/">Home</a>${element}`)
    return page(
      'App',
      `<button id="toggle">Contact</button><div id="view"></div><script src="/app.js"></script>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** Shows and hides the form by script, keeping the element between: what was typed must still be there. */
const APP = `
const view = document.querySelector('#view')
const element = document.createElement('baton-form')
element.setAttribute('form', 'contact')
document.querySelector('#toggle').addEventListener('click', () => {
  history.pushState(null, '', element.isConnected ? '/app' : '/app/contact')
  if (element.isConnected) element.remove()
  else view.append(element)
})
addEventListener('baton:submitted', (event) => { document.title = 'sent ' + event.detail.form })
`
