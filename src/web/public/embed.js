// <baton-form form="…">: a form of Baton on anybody's page. It stands in the page itself and takes the page's style; what
// is set here has no weight (:where), so every rule of the page wins. It writes no style attribute and evaluates nothing, so
// a strict Content-Security-Policy holds; of one it needs script-src and connect-src for this server.
;(() => {
  if (!globalThis.customElements || customElements.get('baton-form')) return
  const base = new URL(document.currentScript.src).origin
  const QUICKEST_MS = 2_100
  const PATIENCE_MS = 20_000
  const FILLED_IN = {
    email: 'email',
    firstName: 'given-name',
    lastName: 'family-name',
    phone: 'tel',
    company: 'organization',
    title: 'organization-title',
    country: 'country-name',
  }
  const STYLE = `
:where(baton-form){display:block}
:where(baton-form .baton-field){margin:0 0 var(--baton-gap,1rem)}
:where(baton-form label){display:block;font-weight:600;margin:0 0 .25rem}
:where(baton-form .baton-optional,baton-form .baton-tick label){font-weight:400}
:where(baton-form .baton-tick){display:flex;gap:.5rem;align-items:flex-start}
:where(baton-form .baton-control){box-sizing:border-box;width:100%;min-height:2.5rem;padding:.4rem .6rem;font:inherit;color:inherit;background:var(--baton-field,transparent);border:1px solid var(--baton-line,currentColor);border-radius:var(--baton-radius,.3rem)}
:where(baton-form textarea.baton-control){min-height:6rem}
:where(baton-form .baton-hint){display:block;font-size:.9em;margin:0 0 .25rem}
:where(baton-form .baton-error){display:block;margin:.25rem 0 0;color:var(--baton-bad,inherit);font-weight:600}
:where(baton-form .baton-wrong){border:2px solid var(--baton-bad,currentColor);padding:.6rem .8rem;margin:0 0 var(--baton-gap,1rem)}
:where(baton-form .baton-wrong:empty){display:none}
:where(baton-form .baton-submit){font:inherit;min-height:2.5rem;padding:.4rem 1.2rem;cursor:pointer}
:where(baton-form .baton-trap){position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}`

  let styled = false
  function style() {
    if (styled) return
    styled = true
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }

  /** An element with its attributes; what is false or null is left out. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false && value !== null && value !== undefined)
        element.setAttribute(name, value === true ? '' : value)
    }
    element.append(...children.filter((child) => child !== null))
    return element
  }

  /** What the tracking script knows of this browser, where its person agreed; else what this page's address says. */
  function wayHere() {
    const visitor = globalThis.baton?.visitor?.() ?? null
    let kept = null
    try {
      if (visitor) kept = JSON.parse(localStorage.getItem('baton'))
    } catch {
      // storage may be forbidden
    }
    const last = kept?.l ?? Object.fromEntries(new URLSearchParams(location.search))
    return { visitor, first: kept?.f ?? null, last }
  }

  let counted = 0

  class BatonForm extends HTMLElement {
    static observedAttributes = ['form']
    #shown = null
    #definition = null
    #shownAt = 0
    #prefix = ''

    connectedCallback() {
      void this.#load()
    }

    attributeChangedCallback(_name, before, now) {
      if (this.isConnected && before !== now) void this.#load()
    }

    async #load() {
      const id = this.getAttribute('form')
      // a page that moves it about gets it back with what was typed
      if (!id || this.#shown === id) return
      this.#shown = id
      this.setAttribute('aria-busy', 'true')
      try {
        const { visitor } = wayHere()
        const query = visitor ? `?visitor=${encodeURIComponent(visitor)}` : ''
        const answer = await fetch(`${base}/f/${encodeURIComponent(id)}/definition${query}`, {
          credentials: 'omit',
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        if (!answer.ok) throw new Error(`${answer.status}`)
        const definition = await answer.json()
        if (this.#shown === id) this.#show(definition)
      } catch (error) {
        // what the page put inside stays: the link to the form's own page
        if (this.#shown === id) this.#shown = null
        this.dispatchEvent(new CustomEvent('baton:failed', { bubbles: true, detail: { form: id, error } }))
      } finally {
        this.removeAttribute('aria-busy')
      }
    }

    #show(definition) {
      style()
      this.#definition = definition
      this.#shownAt = performance.now()
      this.#prefix = `baton-${++counted}-`
      const { title, intro, submit, fields, consent, words, ticket, language } = definition
      const form = make(
        'form',
        { class: 'baton-form', novalidate: true, lang: language, 'aria-label': title },
        intro ? make('p', { class: 'baton-intro' }, intro) : null,
        make('div', { class: 'baton-wrong', role: 'alert', tabindex: '-1' }),
        ...fields.map((field) => this.#field(field)),
        consent ? this.#tick({ id: '_consent', label: consent.text, required: consent.required }) : null,
        make(
          'div',
          { class: 'baton-trap', 'aria-hidden': 'true' },
          make(
            'label',
            {},
            words.trap,
            make('input', { name: '_website', tabindex: '-1', autocomplete: 'off' }),
          ),
        ),
        make('input', { type: 'hidden', name: '_ticket', value: ticket }),
        make('button', { class: 'baton-submit', type: 'submit' }, submit),
      )
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        void this.#send(form)
      })
      this.replaceChildren(form)
    }

    #field(field) {
      if (field.input === 'check') return this.#tick(field)
      const { id, label, hint, input, required, choices } = field
      const { words } = this.#definition
      const at = this.#prefix + id
      const about = {
        id: at,
        name: id,
        class: 'baton-control',
        required,
        autocomplete: FILLED_IN[id],
        'aria-describedby': hint ? `${at}-hint` : null,
      }
      const control =
        input === 'textarea'
          ? make('textarea', { ...about, maxlength: 5000, rows: 4 })
          : input === 'choice'
            ? make(
                'select',
                about,
                make('option', { value: '' }, words.choose),
                ...choices.map((one) => make('option', { value: one.value }, one.label)),
              )
            : make('input', {
                ...about,
                type: input === 'number' ? 'text' : input,
                inputmode: input === 'number' ? 'decimal' : null,
                maxlength: 300,
              })
      return make(
        'div',
        { class: 'baton-field' },
        make(
          'label',
          { for: at },
          label,
          required ? null : make('span', { class: 'baton-optional' }, ` (${words.optional})`),
        ),
        hint ? make('span', { class: 'baton-hint', id: `${at}-hint` }, hint) : null,
        control,
      )
    }

    #tick({ id, label, required, hint }) {
      const at = this.#prefix + id
      const described = hint ? `${at}-hint` : null
      return make(
        'div',
        { class: 'baton-field' },
        make(
          'div',
          { class: 'baton-tick' },
          make('input', {
            type: 'checkbox',
            id: at,
            name: id,
            value: 'yes',
            required,
            'aria-describedby': described,
          }),
          make('label', { for: at }, label),
        ),
        hint ? make('span', { class: 'baton-hint', id: described }, hint) : null,
      )
    }

    async #send(form) {
      const { id, words, consent } = this.#definition
      const button = form.querySelector('.baton-submit')
      if (button.getAttribute('aria-disabled') === 'true') return
      const missing = this.#missing(form)
      this.#tell(form, missing.length > 0 ? words.summary : '', missing)
      if (missing.length > 0) return
      const text = button.textContent
      button.setAttribute('aria-disabled', 'true')
      button.textContent = words.sending
      try {
        const body = new URLSearchParams(new FormData(form))
        const { visitor, first, last } = wayHere()
        body.set('_page', location.href)
        if (visitor) body.set('_visitor', visitor)
        if (first) body.set('_first', JSON.stringify(first))
        body.set('_last', JSON.stringify(last))
        if (consent) body.set('_purpose', consent.version)
        // who lets the browser fill everything in is quicker than the server believes of a person
        const early = QUICKEST_MS - (performance.now() - this.#shownAt)
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
        const answer = await fetch(`${base}/f/${encodeURIComponent(id)}`, {
          method: 'POST',
          headers: { accept: 'application/json' },
          body,
          credentials: 'omit',
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        const said = await answer.json()
        if (answer.ok) return this.#thank(form, said)
        if (said.code === 'stale') await this.#renew(form)
        this.#tell(form, said.detail ?? said.title, said.errors ?? [])
      } catch {
        this.#tell(form, navigator.onLine === false ? words.offline : words.failed, [])
      } finally {
        button.removeAttribute('aria-disabled')
        button.textContent = text
      }
    }

    /** What a person forgot is said here at once; the server judges all of it again. */
    #missing(form) {
      const { words } = this.#definition
      return [...form.elements].flatMap((control) => {
        const { name, validity } = control
        if (!name || !validity || validity.valid) return []
        if (validity.valueMissing) {
          const message =
            control.type === 'checkbox'
              ? words.requiredCheck
              : control.localName === 'select'
                ? words.requiredChoice
                : words.required
          return [{ field: name, message }]
        }
        return [{ field: name, message: validity.typeMismatch ? words.email : words.wrong }]
      })
    }

    /** A page that stood open too long gets a new ticket; what was typed stays. */
    async #renew(form) {
      const answer = await fetch(`${base}/f/${encodeURIComponent(this.#definition.id)}/definition`, {
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      if (!answer.ok) return
      form.elements._ticket.value = (await answer.json()).ticket
      this.#shownAt = performance.now()
    }

    /** Says what is wrong above the form and at each field, and leads to the first of them. */
    #tell(form, message, problems) {
      const above = form.querySelector('.baton-wrong')
      above.textContent = message
      for (const error of form.querySelectorAll('.baton-error')) error.remove()
      for (const control of form.querySelectorAll('[aria-invalid]')) {
        control.removeAttribute('aria-invalid')
        const hint = document.getElementById(`${control.id}-hint`)
        if (hint) control.setAttribute('aria-describedby', hint.id)
        else control.removeAttribute('aria-describedby')
      }
      let first = null
      for (const { field, message: what } of problems) {
        const control = form.elements[field]
        if (!control?.id) continue
        const id = `${control.id}-error`
        control.setAttribute('aria-invalid', 'true')
        const hint = document.getElementById(`${control.id}-hint`)
        control.setAttribute('aria-describedby', hint ? `${hint.id} ${id}` : id)
        control.closest('.baton-field').append(make('span', { class: 'baton-error', id }, what))
        first ??= control
      }
      if (first) first.focus()
      else if (message) above.focus()
    }

    #thank(form, said) {
      this.dispatchEvent(
        new CustomEvent('baton:submitted', { bubbles: true, detail: { form: this.#definition.id } }),
      )
      if (said.do === 'redirect') return location.assign(said.to)
      const thanks = make(
        'p',
        { class: 'baton-thanks', role: 'status', tabindex: '-1', lang: form.lang },
        said.text,
      )
      this.replaceChildren(thanks)
      thanks.focus()
    }
  }

  customElements.define('baton-form', BatonForm)
})()
