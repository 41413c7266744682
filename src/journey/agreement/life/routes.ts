import { actorOf } from './party.rules.ts'
import { agreementView } from '#journey/lifecycle/agreement.rules.ts'
import { check, record } from './actions.ts'
import { compileAgreement } from '../compile.ts'
import { conditionInWords } from '../condition.check.ts'
import { contractText } from '../contract-text.ts'
import { de } from '../words/de.ts'
import { en } from '../words/en.ts'
import { decide, decline, sign, withdraw } from './rules.ts'
import { foldLife } from './state.rules.ts'
import { historyView, lifeView } from './views.rules.ts'
import { onceProved, proved } from './proved.ts'
import { refused } from '#work/respond.ts'
import { readLife } from './store.ts'
import { readSource } from '../source.ts'
import type { Actor, LifeDecision } from './rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { AgreementLife, CheckView } from './contract.ts'
import type { Life, VersionLife } from './state.rules.ts'
import type { ProofMethod } from './facts.ts'
import type { Proof } from '#people/confirm.contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { TeamFunction } from '../ruleset.ts'

/** Every version from its proposal on, newest first. */
export async function agreements(services: Services): Promise<Answer> {
  return { status: 200, body: { items: await agreementLives(services), next: null } }
}

export async function agreementLives(services: Pick<Services, 'db' | 'now'>): Promise<AgreementLife[]> {
  const life = foldLife(await readLife(services.db))
  const now = services.now()
  return [...life.versions.values()].sort((a, b) => b.version - a.version).map((one) => lifeView(one, now))
}

export async function showAgreement(services: Services, request: Request): Promise<Answer> {
  const found = await find(services, request)
  if (!found) return refused(NOT_FOUND)
  const { of, text, entries } = found
  const read = compileAgreement(text)
  const source = readSource(text)
  const body = {
    ...lifeView(of, services.now()),
    text,
    document: 'value' in source ? source.value : null,
    view: read.ok
      ? agreementView({ ...read.ruleset, effectiveFrom: of.enacted?.from ?? of.date }, text)
      : null,
    history: historyView(entries, of.version, services.owner),
  }
  return { status: 200, body }
}

/** GET /api/agreements/{version}/contract: as both sides sign it, in the reader's language. */
export async function agreementInWords(services: Services, request: Request): Promise<Answer> {
  const found = await find(services, request)
  const read = found && compileAgreement(found.text)
  if (!read?.ok) return refused(NOT_FOUND)
  const words = request.language === 'de' ? de : en
  const { document } = read
  const conditions: Record<string, string> = {}
  for (const kind of ['fit', 'engagement'] as const)
    document.scoring[kind].rules.forEach(({ when }, i) => {
      conditions[`scoring.${kind}.rules.${i}.when`] = conditionInWords(document, kind, when, words)
    })
  return { status: 200, body: { document, contract: contractText(document, words), conditions } }
}

/** The text as it was proposed, byte for byte, so that it can live in version control. */
export async function agreementFile(services: Services, request: Request): Promise<Answer> {
  const found = await find(services, request)
  if (!found) return refused(NOT_FOUND)
  const headers = {
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': `attachment; filename="agreement-${found.of.version}.yaml"`,
    'x-content-type-options': 'nosniff',
    etag: `"${found.of.hash}"`,
  }
  return { status: 200, stream: found.text, headers }
}

const NOT_FOUND: Refusal = { refused: 'not_found', detail: 'There is no such agreement.' }

async function find(services: Services, request: Request) {
  const entries = await readLife(services.db)
  const of = foldLife(entries).versions.get(versionOf(request))
  if (!of) return null
  const stored = services.agreements.find((one) => one.ruleset.version === of.version)
  const text = of.proposal?.text ?? stored?.text
  return text === undefined ? null : { of, text, entries }
}

function versionOf({ params }: Request): number {
  return /^\d{1,7}$/.test(params.version ?? '') ? Number(params.version) : 0
}

export async function checkText(services: Services, request: Request): Promise<Answer> {
  const { text } = request.body as { text: string }
  const { says, ...checked } = await check(services, text)
  const body: CheckView = {
    ...checked,
    says: says && { ...says, effectiveFrom: new Date(says.effectiveFrom).toISOString() },
  }
  return { status: 200, body }
}

interface Signing {
  hash: string
  function?: TeamFunction
  proof?: Proof
}

export function signAgreement(services: Services, request: Request): Promise<Answer> {
  const { hash, function: wanted, proof } = request.body as Signing
  return act(services, request, 'sign', { wanted, proof }, (life, version, actor, now, method) =>
    sign(life, version, { hash, method }, actor, now),
  )
}

export function declineAgreement(services: Services, request: Request): Promise<Answer> {
  const { reason, function: wanted } = request.body as { reason: string; function?: TeamFunction }
  return act(services, request, 'decline', { wanted }, (life, version, actor, now) =>
    decline(life, version, reason, actor, now),
  )
}

export function withdrawAgreement(services: Services, request: Request): Promise<Answer> {
  const { reason = null } = request.body as { reason?: string }
  return act(services, request, 'withdraw', {}, (life, version, actor, now) =>
    withdraw(life, version, reason, actor, now),
  )
}

export function decideAgreement(services: Services, request: Request): Promise<Answer> {
  const { reason, hash = null, proof } = request.body as { reason: string; hash?: string; proof?: Proof }
  return act(services, request, 'decide', { proof }, (life, version, actor, now, method) =>
    decide(life, version, { reason, hash, method }, actor, now),
  )
}

type Decide = (life: Life, version: number, actor: Actor, now: number, method: ProofMethod) => LifeDecision

/** What binds a person asks for the proof again, before anything is read: a wrong one says nothing about agreements. */
function act(
  services: Services,
  request: Request,
  what: 'sign' | 'decline' | 'withdraw' | 'decide',
  given: { wanted?: TeamFunction | undefined; proof?: Proof | undefined },
  decision: Decide,
): Promise<Answer> {
  const version = versionOf(request)
  const path = `/api/agreements/${version}/${what}`
  return onceProved(services, request, path, async () => {
    const actor = actorOf(request.who, services.people, given.wanted)
    if ('refused' in actor) return refused(actor)
    const method =
      what === 'sign' || what === 'decide' ? await proved(services, request, given.proof) : 'local'
    const life = await record(services, actor, (now, at) => decision(now, version, actor, at, method))
    return 'refused' in life ? refused(life) : answered(life.versions.get(version)!, services.now())
  })
}

function answered(of: VersionLife, now: number): Answer {
  return { status: 200, body: lifeView(of, now) }
}
