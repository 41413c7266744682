/** What the script needs of a browser's window. */
interface Browser {
  document: {
    currentScript: { src?: string } | null
    referrer: string
    prerendering?: boolean
    addEventListener: (what: string, heard: () => void, how?: { once: boolean }) => void
  }
  navigator: {
    globalPrivacyControl?: boolean
    doNotTrack?: string | null
    sendBeacon?: (to: string, body: string) => boolean
  }
  doNotTrack?: string | null
  location: { href: string; origin: string; pathname: string; search: string; hostname: string }
  history: Record<'pushState' | 'replaceState', (state: unknown, title: string, url?: string) => void> & {
    state: unknown
  }
  localStorage: {
    getItem: (key: string) => string | null
    setItem: (key: string, value: string) => void
    removeItem: (key: string) => void
  }
  crypto: { getRandomValues: (bytes: Uint8Array) => Uint8Array }
  fetch?: (to: string, how: object) => Promise<unknown>
  addEventListener: (what: string, heard: () => void) => void
  baton?: BatonInPage
}

/** What the page may call. */
export interface BatonInPage {
  /** true: the person agreed to be recognised; false: they did not, or not any more */
  consent: (agreed: boolean) => void
  /** counts a page view, where the script cannot see that it is one */
  page: () => void
  /** the browser's id, for forms; null without consent */
  visitor: () => string | null
}

type Origin = Record<string, string>
interface Kept {
  v: string
  f: Origin
  l: Origin
}

/**
 * The whole tracking script: it runs in the browser, on pages that nobody here wrote, and is served as its own source text
 * (script.ts). So it uses nothing from outside, catches whatever goes wrong, and stores nothing before the person agrees.
 * Global Privacy Control and Do Not Track end it at once: nothing is sent, and what was stored goes.
 */
export function track(w: Browser): void {
  try {
    if (w.baton) return
    const d = w.document
    const n = w.navigator
    const KEY = 'baton'
    const to = new URL('/t', d.currentScript!.src).href
    const forget = () => {
      try {
        w.localStorage.removeItem(KEY)
      } catch {
        /* storage may be forbidden */
      }
    }
    if (n.globalPrivacyControl || n.doNotTrack === '1' || w.doNotTrack === '1') {
      forget()
      w.baton = { consent: () => {}, page: () => {}, visitor: () => null }
      return
    }
    let kept: Kept | null = null
    try {
      kept = JSON.parse(w.localStorage.getItem(KEY)!) as Kept | null
    } catch {
      /* storage may be forbidden, and others may write there */
    }
    if (!kept || !kept.v || !kept.f || !kept.l) kept = null
    const query = new URLSearchParams(w.location.search)
    let click = query.get('baton_click')
    // what brought the browser to this page; null: it was here already
    const here: Origin = {}
    query.forEach((value, name) => {
      if (
        /^(utm_(source|medium|campaign|term|content|id)|gclid|gbraid|wbraid|dclid|msclkid|fbclid|li_fat_id|twclid|ttclid)$/.test(
          name,
        )
      )
        here[name] = value.slice(0, 200)
    })
    let from = ''
    try {
      from = new URL(d.referrer).hostname
    } catch {
      /* no referrer */
    }
    if (from && from !== w.location.hostname) here.referrer = from
    const isNew = Object.keys(here).length > 0
    here.page = w.location.pathname.slice(0, 200)
    let first = kept ? kept.f : here
    let last = kept && !isNew ? kept.l : here
    const keep = () => {
      try {
        w.localStorage.setItem(KEY, JSON.stringify(kept))
      } catch {
        /* this page view keeps it */
      }
    }
    if (kept) {
      kept.l = last
      if (isNew) keep()
    }
    const send = () => {
      try {
        const body: Record<string, unknown> = { u: w.location.origin + w.location.pathname }
        if (kept) {
          body.v = kept.v
          body.f = first
          body.l = last
          if (click) body.c = click
          click = null
        }
        const text = JSON.stringify(body)
        // without credentials, which a beacon would send
        if (w.fetch)
          w.fetch(to, {
            method: 'POST',
            body: text,
            keepalive: true,
            mode: 'no-cors',
            credentials: 'omit',
          }).catch(() => {})
        else if (n.sendBeacon) n.sendBeacon(to, text)
      } catch {
        /* the page goes on */
      }
    }
    let seen = ''
    const look = () => {
      const place = w.location.pathname
      if (place === seen) return
      seen = place
      send()
    }
    w.baton = {
      consent: (agreed) => {
        if (!agreed) {
          kept = null
          forget()
        } else if (!kept) {
          const bytes = w.crypto.getRandomValues(new Uint8Array(16))
          bytes[6] = (bytes[6]! & 15) | 64
          bytes[8] = (bytes[8]! & 63) | 128
          let hex = ''
          bytes.forEach((byte) => (hex += (byte + 256).toString(16).slice(1)))
          const v = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
          first = last = here
          kept = { v, f: first, l: last }
          keep()
          send()
        }
      },
      page: send,
      visitor: () => (kept ? kept.v : null),
    }
    const h = w.history
    if (query.has('baton_click')) {
      try {
        const clean = new URL(w.location.href)
        clean.searchParams.delete('baton_click')
        h.replaceState(h.state, '', clean.href)
      } catch {
        /* it stays in the address */
      }
    }
    for (const name of ['pushState', 'replaceState'] as const) {
      const own = h[name]
      h[name] = function (this: unknown, ...given) {
        own.apply(h, given)
        look()
      }
    }
    w.addEventListener('popstate', look)
    if (d.prerendering) d.addEventListener('prerenderingchange', look, { once: true })
    else look()
  } catch {
    /* never the page's trouble */
  }
}
