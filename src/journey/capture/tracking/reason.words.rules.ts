import type { Language } from '#platform/language.contract.ts'
import type { Reason } from '#journey/capture/tracking/human.rules.ts'

/** As src/journey/capture/facts.ts has it, which says this of its touches. */
const COUNTS = 0.5

type Words = Record<Reason | 'by_hand', string>

const en: Words = {
  crawler: 'calls itself a crawler or scanner',
  head: 'asked for the head of the page only',
  prefetch: 'fetched ahead, before anybody looked',
  mail_proxy: 'fetched by the mail provider’s proxy, for somebody who opened',
  privacy_proxy: 'fetched by a proxy that opens every mail',
  data_centre: 'came through a data centre',
  no_agent: 'does not say what program it is',
  no_language: 'names no language, as browsers do',
  at_once_after_sending: 'within three seconds after the mail was handed over',
  soon_after_sending: 'within 15 seconds after the mail was handed over',
  all_links_at_once: 'several links of one mail within a second',
  domain_at_once: 'five or more people of one domain within ten seconds',
  no_script: 'the page behind the link was not heard of again',
  script: 'the page behind the link was opened in a browser',
  impossible_speed: 'more pages a second than anybody can read',
  by_hand: 'decided by one of us',
}

const de: Words = {
  crawler: 'nennt sich selbst Crawler oder Scanner',
  head: 'fragte nur nach dem Kopf der Seite',
  prefetch: 'im Voraus geladen, bevor jemand hinsah',
  mail_proxy: 'vom Proxy des Mail-Anbieters geladen, für jemanden, der geöffnet hat',
  privacy_proxy: 'von einem Proxy geladen, der jede Mail öffnet',
  data_centre: 'kam über ein Rechenzentrum',
  no_agent: 'sagt nicht, welches Programm es ist',
  no_language: 'nennt keine Sprache, wie es Browser tun',
  at_once_after_sending: 'binnen drei Sekunden nach Übergabe der Mail',
  soon_after_sending: 'binnen 15 Sekunden nach Übergabe der Mail',
  all_links_at_once: 'mehrere Links einer Mail binnen einer Sekunde',
  domain_at_once: 'fünf oder mehr Personen einer Domain binnen zehn Sekunden',
  no_script: 'von der Seite hinter dem Link kam kein Zeichen',
  script: 'die Seite hinter dem Link wurde in einem Browser geöffnet',
  impossible_speed: 'mehr Seiten je Sekunde, als jemand lesen kann',
  by_hand: 'von einem von uns entschieden',
}

/** What a timeline adds to a touch that does not count. */
export function notCounted(touch: { human?: number; why?: string[] }, language: Language): string {
  if (touch.human === undefined || touch.human >= COUNTS) return ''
  const words = reasonWords(language)
  const why = (touch.why ?? []).map((reason) => words[reason as Reason] ?? reason).join(', ')
  return language === 'de'
    ? ` – zählt nicht, wohl Software: ${why}`
    : ` – does not count, probably software: ${why}`
}

/** Why a signal is taken for a person's or for software's, in a language. */
export function reasonWords(language: Language): Words {
  return language === 'de' ? de : en
}
