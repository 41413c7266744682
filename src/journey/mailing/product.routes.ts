import { v5, v7 } from 'uuid'
import { authorOf } from '#work/author.rules.ts'
import { domainOf } from '#journey/mailing/sending.rules.ts'
import { faultsInWords, TRIAL } from '#journey/mailing/product.words.rules.ts'
import { faultsOf } from '#journey/mailing/product.rules.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { judgeDns, lookUp } from '#journey/mailing/sending.dns.rules.ts'
import { productFrom, readProductMail, writeProductMail } from '#journey/mailing/product.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ProductDns, ProductMailChange, ProductMailView } from '#journey/mailing/product.contract.ts'
import type { Resolver } from '#journey/mailing/sending.dns.rules.ts'
import type { Services } from '#work/services.ts'

/** GET /api/mail/product */
export async function showProductMail(services: Services, { language }: Request): Promise<Answer> {
  const { name, address, revision, sender, origin } = await productFrom(services)
  const { smtpUrl, catchMail } = services.config
  // what is caught on this machine is refused by nobody
  const faults = catchMail ? [] : faultsInWords(faultsOf(sender, smtpUrl), sender, language)
  const body: ProductMailView = { name, address, revision, sender, origin, faults }
  return { status: 200, body }
}

/** PATCH /api/mail/product */
export async function changeProductMail(services: Services, request: Request): Promise<Answer> {
  const { revision, name, address } = request.body as ProductMailChange
  const before = await readProductMail(services.db)
  const wanted = {
    name: name ?? before.name,
    address: address === undefined ? before.address : address,
    revision,
  }
  const written = await writeProductMail(services.db, wanted, authorOf(request.who), services.now())
  if (!written)
    return refused({
      refused: 'changed_meanwhile',
      detail: 'Somebody else changed these settings meanwhile.',
    })
  return showProductMail(services, request)
}

/** GET /api/mail/product/dns: what the domain's DNS says of the sender; the product signs none of these mails itself. */
export function checkProductDns(resolver: Resolver) {
  return async (services: Services, { language }: Request): Promise<Answer> => {
    const { sender } = await productFrom(services)
    const domain = domainOf(sender)
    const hasDomain = faultsOf(sender, '').length === 0
    const found = hasDomain ? await lookUp(resolver, { domain, returnDomain: domain, key: null }) : null
    const findings = found === null ? [] : judgeDns(found, language).filter(({ what }) => what !== 'dkim')
    const body: ProductDns = { domain, checkedAt: new Date(services.now()).toISOString(), findings }
    return { status: 200, body }
  }
}

const NAMESPACE = '0c8f2f0e-5f5b-4d86-9c2c-4d6a0f6a7c11'

/** POST /api/mail/product/test: a mail to whoever asks, and what the mail server says to it. */
export function testProductMail(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/mail/product/test', async () => {
    const { rows } = await services.db.query<{ email: string | null }>(
      'select email from people where workspace_no = 1 and person_id = $1',
      [request.who.id],
    )
    const to = rows[0]?.email ?? null
    if (to === null) return invalid([{ field: 'to', message: 'you have no address here: People knows it' }])
    const send = services.access.sendMail
    if (send === null) return invalid([{ field: 'to', message: 'no mail server is set up' }])
    const { sender } = await productFrom(services)
    const key = request.headers.get('idempotency-key')
    const id = `trial.${key === null ? v7() : v5(key, NAMESPACE)}@${new URL(services.config.publicUrl).hostname}`
    const { subject, text } = TRIAL[request.language]
    try {
      await send({ id, to, subject, text: text(sender) })
    } catch (error) {
      services.log.warn('a trial mail could not be sent', { error: String(error) })
      return invalid([
        { field: 'to', message: `the mail server did not take it: ${(error as Error).message}` },
      ])
    }
    return { status: 200, body: { to } }
  })
}
