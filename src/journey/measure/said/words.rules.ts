import type { Caveat, CaveatKind } from '#journey/measure/said/caveats.rules.ts'
import type { Language } from '#platform/language.contract.ts'

/** `{n}` how many, `{day}` a day, `{amounts}` money. The second form is that of one. */
type Words = Record<CaveatKind, string | readonly [many: string, one: string]>

const en: Words = {
  none: 'Nothing was observed in this period: there is nothing to count.',
  one: 'One observation only: no share, no time and no difference can be told from it.',
  before: 'Nothing is known before {day}: the period is cut at its beginning.',
  cut: 'The period goes on after {day}, which is as far as anything is known: it is cut at its end.',
  first_cut:
    'The first span of the calendar is cut at its beginning, at {day}: it looks smaller than it was.',
  last_cut:
    'The latest span of the calendar is cut at its end, at {day}: it is not comparable to whole ones.',
  young: [
    '{n} leads began after {day}: the signed time of short and long term is not over for them, and more may come of them.',
    '1 lead began after {day}: the signed time of short and long term is not over for it, and more may come of it.',
  ],
  late: [
    '{n} leads were recorded after the day that is looked at, and had begun before.',
    '1 lead was recorded after the day that is looked at, and had begun before.',
  ],
  waiting: ['{n} leads are still being counted.', '1 lead is still being counted.'],
  future: [
    '{n} leads are said to begin in the future: they are not counted.',
    '1 lead is said to begin in the future: it is not counted.',
  ],
  future_deals: [
    '{n} deals are dated in the future: they are not counted before their day.',
    '1 deal is dated in the future: it is not counted before its day.',
  ],
  backwards: [
    '{n} leads reached a stage before one that comes before it (a negative time): counted, and left out of times.',
    '1 lead reached a stage before one that comes before it (a negative time): counted, and left out of times.',
  ],
  opened_early: [
    '{n} deals were opened before the first contact that is recorded of their lead: the time from lead to deal is negative.',
    '1 deal was opened before the first contact that is recorded of its lead: the time from lead to deal is negative.',
  ],
  won_early: [
    '{n} deals were won before the first contact that is recorded of their lead: what came later did not bring them.',
    '1 deal was won before the first contact that is recorded of its lead: what came later did not bring it.',
  ],
  deals_without_rate: [
    '{n} won deals ({amounts}) are in a currency without a rate of their day: counted, and in no sum.',
    '1 won deal ({amounts}) is in a currency without a rate of its day: counted, and in no sum.',
  ],
  deals_without_amount: [
    '{n} won deals have no amount: counted, and in no sum.',
    '1 won deal has no amount: counted, and in no sum.',
  ],
  spend_without_rate: [
    '{n} amounts of spend ({amounts}) have no rate of their day: in no figure.',
    '1 amount of spend ({amounts}) has no rate of its day: in no figure.',
  ],
  spend_without_campaign: [
    '{n} amounts of spend ({amounts}) name no campaign: all leads of their source and days bear them alike.',
    '1 amount of spend ({amounts}) names no campaign: all leads of its source and days bear it alike.',
  ],
  spend_ahead: [
    '{n} amounts of spend are for days that go on after what is looked at: only the part that has passed is in.',
    '1 amount of spend is for days that go on after what is looked at: only the part that has passed is in.',
  ],
}

const de: Words = {
  none: 'In diesem Zeitraum wurde nichts beobachtet: Es gibt nichts zu zählen.',
  one: 'Nur eine Beobachtung: Daraus lässt sich kein Anteil, keine Dauer und kein Unterschied ablesen.',
  before: 'Vor dem {day} ist nichts bekannt: Der Zeitraum ist am Anfang abgeschnitten.',
  cut: 'Der Zeitraum geht über den {day} hinaus; weiter ist nichts bekannt: Er ist am Ende abgeschnitten.',
  first_cut:
    'Der erste Abschnitt des Kalenders ist am Anfang abgeschnitten, beim {day}: Er sieht kleiner aus, als er war.',
  last_cut:
    'Der letzte Abschnitt des Kalenders ist am Ende abgeschnitten, beim {day}: Mit ganzen lässt er sich nicht vergleichen.',
  young: [
    '{n} Leads begannen nach dem {day}: Die unterschriebene Zeit für kurze und lange Sicht ist für sie nicht vorüber, es kann noch mehr aus ihnen werden.',
    '1 Lead begann nach dem {day}: Die unterschriebene Zeit für kurze und lange Sicht ist für ihn nicht vorüber, es kann noch mehr aus ihm werden.',
  ],
  late: [
    '{n} Leads wurden nach dem betrachteten Tag erfasst und hatten vorher begonnen.',
    '1 Lead wurde nach dem betrachteten Tag erfasst und hatte vorher begonnen.',
  ],
  waiting: ['{n} Leads werden noch gezählt.', '1 Lead wird noch gezählt.'],
  future: [
    '{n} Leads beginnen angeblich in der Zukunft: Sie zählen nicht.',
    '1 Lead beginnt angeblich in der Zukunft: Er zählt nicht.',
  ],
  future_deals: [
    '{n} Opportunitys sind in der Zukunft datiert: Vor ihrem Tag zählen sie nicht.',
    '1 Opportunity ist in der Zukunft datiert: Vor ihrem Tag zählt sie nicht.',
  ],
  backwards: [
    '{n} Leads erreichten eine Phase vor einer, die vor ihr liegt (negative Dauer): gezählt, aber in keiner Dauer.',
    '1 Lead erreichte eine Phase vor einer, die vor ihr liegt (negative Dauer): gezählt, aber in keiner Dauer.',
  ],
  opened_early: [
    '{n} Opportunitys wurden vor dem ersten erfassten Kontakt ihres Leads eröffnet: Die Zeit vom Lead zur Opportunity ist negativ.',
    '1 Opportunity wurde vor dem ersten erfassten Kontakt ihres Leads eröffnet: Die Zeit vom Lead zur Opportunity ist negativ.',
  ],
  won_early: [
    '{n} Opportunitys wurden vor dem ersten erfassten Kontakt ihres Leads gewonnen: Was später kam, hat sie nicht gebracht.',
    '1 Opportunity wurde vor dem ersten erfassten Kontakt ihres Leads gewonnen: Was später kam, hat sie nicht gebracht.',
  ],
  deals_without_rate: [
    '{n} gewonnene Opportunitys ({amounts}) lauten auf eine Währung ohne Kurs ihres Tages: gezählt, aber in keiner Summe.',
    '1 gewonnene Opportunity ({amounts}) lautet auf eine Währung ohne Kurs ihres Tages: gezählt, aber in keiner Summe.',
  ],
  deals_without_amount: [
    '{n} gewonnene Opportunitys haben keinen Betrag: gezählt, aber in keiner Summe.',
    '1 gewonnene Opportunity hat keinen Betrag: gezählt, aber in keiner Summe.',
  ],
  spend_without_rate: [
    '{n} Ausgaben ({amounts}) haben keinen Kurs ihres Tages: Sie sind in keiner Zahl.',
    '1 Ausgabe ({amounts}) hat keinen Kurs ihres Tages: Sie ist in keiner Zahl.',
  ],
  spend_without_campaign: [
    '{n} Ausgaben ({amounts}) nennen keine Kampagne: Alle Leads ihrer Quelle und Tage tragen sie zu gleichen Teilen.',
    '1 Ausgabe ({amounts}) nennt keine Kampagne: Alle Leads ihrer Quelle und Tage tragen sie zu gleichen Teilen.',
  ],
  spend_ahead: [
    '{n} Ausgaben gelten für Tage, die über das Betrachtete hinausgehen: Nur der vergangene Teil ist enthalten.',
    '1 Ausgabe gilt für Tage, die über das Betrachtete hinausgehen: Nur der vergangene Teil ist enthalten.',
  ],
}

/** One sentence. Days and amounts are written as the language has them. */
export function caveatSentence({ what, n, day, amounts }: Caveat, language: Language): string {
  const said = (language === 'de' ? de : en)[what]
  const sentence = typeof said === 'string' ? said : said[n === 1 ? 1 : 0]
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const money = amounts
    .map(({ amount, currency }) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount)),
    )
    .join(', ')
  const date =
    day === null
      ? ''
      : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
  return sentence
    .replace('{n}', (n ?? 0).toLocaleString(locale))
    .replace('{day}', date)
    .replace('{amounts}', money)
}
