import type { IncomingSettings } from '#journey/mailing/inbound.contract.ts'
import type { MailSettings } from '#journey/mailing/sending.contract.ts'

/** The settings as they are typed: every figure a text, empty where there is none. */
export interface Typed {
  name: string
  address: string
  replyTo: string
  returnPath: string
  organisation: string
  postal: string
  signing: boolean
  trackClicks: boolean
  trackOpens: boolean
  perSecond: string
  perDay: string
  warm: boolean
  warmUp: { since: string; first: string; growth: string; until: string }
  pause: { complaints: string; bounces: string; over: string; least: string }
  incoming: IncomingSettings
}

export function typedOf(settings: MailSettings, today: string): Typed {
  const { address, replyTo, returnPath, perSecond, perDay, warmUp, pause, ...rest } = settings
  const warming = warmUp ?? { since: today, first: 50, growth: 30, until: 10_000 }
  const text = (value: string | number | null) => (value === null ? '' : String(value))
  return {
    ...rest,
    address: text(address),
    replyTo: text(replyTo),
    returnPath: text(returnPath),
    perSecond: text(perSecond),
    perDay: text(perDay),
    warm: warmUp !== null,
    warmUp: {
      since: warming.since,
      first: text(warming.first),
      growth: text(warming.growth),
      until: text(warming.until),
    },
    pause: {
      complaints: text(pause.complaints),
      bounces: text(pause.bounces),
      over: text(pause.over),
      least: text(pause.least),
    },
  }
}

/** What goes to the server, which says what is wrong with it. */
export function settingsOf(typed: Typed): object {
  const { warm, warmUp, pause, perSecond, perDay, ...rest } = typed
  const address = (value: string) => (value.trim() === '' ? null : value.trim())
  const limit = (value: string) => (value.trim() === '' ? null : figure(value))
  return {
    ...rest,
    address: address(rest.address),
    replyTo: address(rest.replyTo),
    returnPath: address(rest.returnPath),
    perSecond: limit(perSecond),
    perDay: limit(perDay),
    warmUp: warm
      ? {
          since: warmUp.since,
          first: figure(warmUp.first),
          growth: figure(warmUp.growth),
          until: figure(warmUp.until),
        }
      : null,
    pause: {
      complaints: figure(pause.complaints),
      bounces: figure(pause.bounces),
      over: figure(pause.over),
      least: figure(pause.least),
    },
  }
}

/** A comma is a decimal point in half of Europe. What is no number is refused by the server, with the field's name. */
function figure(text: string): number | string {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || Number.isNaN(value) ? text : value
}
