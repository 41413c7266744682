import type { Outcome, Verdict } from '#journey/measure/lift.contract.ts'
import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const en = {
  title: 'Proof',
  failed: 'The proof could not be loaded',
  asOf: 'As of the end of',
  asOfNow: 'Now',
  undrawn: {
    title: 'Nobody to compare with yet',
    none: 'The version that takes people in holds nobody out. Held out at random, a tenth of the people show what would have happened without the programme: set the share at its entry.',
    waits: (percent: string) =>
      `${percent} of the people are held out at random. As soon as somebody was drawn, both groups are compared here.`,
  },
  since: (day: string, asOf: string) => `Drawn since ${day}, counted until ${asOf}.`,
  outcome: {
    accepted: 'Accepted leads',
    opportunity: 'Opportunities',
    won: 'Money won',
  } satisfies Record<Outcome, string>,
  verdict: {
    raises: 'It helps',
    harms: 'It harms',
    no_effect_larger_than: 'No effect worth having',
    not_enough: 'Not enough data yet',
    draw_broken: 'The draw looks broken',
  } satisfies Record<Verdict['verdict'], string>,
  arms: {
    caption: (outcome: string) => `${outcome}: both groups`,
    group: 'Group',
    took: 'Took part',
    heldOut: 'Held out',
    people: 'People',
    hits: { accepted: 'Accepted', opportunity: 'With an opportunity', won: 'Bought' } satisfies Record<
      Outcome,
      string
    >,
    share: 'Share',
    each: 'Per person',
    difference: 'Difference',
    between: (low: string, high: string) => `between ${low} and ${high}`,
    unknown: 'too few to say how sure',
    points: (value: string) => `${value} points`,
    show: (what: string) => `Show the people: ${what}`,
  },
  chart: {
    title: 'The difference over time',
    said: (outcome: string) =>
      `${outcome}: the difference between those who took part and those held out, with its interval, over time`,
    none: 'No effect',
    line: 'Difference',
    band: '95 % interval, of all looks together',
    table: 'As a table',
    day: 'Day',
    low: 'From',
    high: 'To',
  },
  balance: {
    title: 'Are the two groups alike?',
    hint: 'What was known of everybody when they were drawn. A programme cannot have changed it, so it should differ by chance alone.',
    shares: 'Shares',
    chosen: 'Chosen to be held out',
    found: 'Held out',
    chance: 'Chance of such a share or a rarer one',
    differences: 'What was known',
    what: { fit: 'Fit, mean', level: 'Level', country: 'Country' },
    unknown: 'not known',
    standardised: 'Standardised difference',
    standardisedHint: 'In standard deviations. From 0.1 on it is worth a look.',
    joint: (p: string) =>
      `All of it together: a draw as uneven as this or more comes by chance in ${p} of cases.`,
    all: 'All of what was known',
  },
  counted: {
    title: 'What is counted',
    lines: [
      'Everybody counts in the group that they were drawn into, from the draw on, whatever happened then: who left at once, withdrew or was erased counts too.',
      'Accepted: sales accepted the lead after the draw. Opportunity: one was opened after the draw. Money: deals won after the draw, counted with their primary lead.',
      'You may look as often as you like. The interval is wider than that of a test that looks once, so that looking every day does not find effects that are not there.',
    ],
    unpriced: (count: number, currency: string | null) =>
      `${count === 1 ? '1 won deal has' : `${number(count)} won deals have`} no amount${currency === null ? '' : ` in ${currency}`}: counted as bought, without money.`,
  },
  people: {
    took: 'Took part',
    held_out: 'Held out',
    title: (arm: string, outcome: string | null) => (outcome === null ? arm : `${arm}: ${outcome}`),
    drawn: 'drawn',
    none: 'Nobody',
    failed: 'The people could not be loaded',
    accepted: 'accepted',
    opportunity: 'opportunity',
    won: 'won',
  },
}

const de: Translated<typeof en> = {
  title: 'Nachweis',
  failed: 'Der Nachweis konnte nicht geladen werden',
  asOf: 'Stand am Ende des',
  asOfNow: 'Jetzt',
  undrawn: {
    title: 'Noch niemand zum Vergleichen',
    none: 'Die Fassung, die Personen aufnimmt, hält niemanden zurück. Ein Zehntel der Personen, zufällig zurückgehalten, zeigt, was ohne das Programm geschehen wäre: Wählen Sie den Anteil an seinem Eingang.',
    waits: (percent) =>
      `${percent} der Personen werden zufällig zurückgehalten. Sobald jemand ausgelost ist, werden hier beide Gruppen verglichen.`,
  },
  since: (day, asOf) => `Ausgelost seit ${day}, gezählt bis ${asOf}.`,
  outcome: { accepted: 'Angenommene Leads', opportunity: 'Opportunities', won: 'Gewonnenes Geld' },
  verdict: {
    raises: 'Es hilft',
    harms: 'Es schadet',
    no_effect_larger_than: 'Keine lohnende Wirkung',
    not_enough: 'Noch nicht genug Daten',
    draw_broken: 'Die Auslosung sieht fehlerhaft aus',
  },
  arms: {
    caption: (outcome) => `${outcome}: beide Gruppen`,
    group: 'Gruppe',
    took: 'Nahmen teil',
    heldOut: 'Zurückgehalten',
    people: 'Personen',
    hits: { accepted: 'Angenommen', opportunity: 'Mit Opportunity', won: 'Kauften' },
    share: 'Anteil',
    each: 'Je Person',
    difference: 'Unterschied',
    between: (low, high) => `zwischen ${low} und ${high}`,
    unknown: 'zu wenige, um zu sagen, wie sicher',
    points: (value) => `${value} Punkte`,
    show: (what) => `Die Personen zeigen: ${what}`,
  },
  chart: {
    title: 'Der Unterschied im Lauf der Zeit',
    said: (outcome) =>
      `${outcome}: der Unterschied zwischen denen, die teilnahmen, und den Zurückgehaltenen, mit seinem Intervall, im Lauf der Zeit`,
    none: 'Keine Wirkung',
    line: 'Unterschied',
    band: '95-%-Intervall, aller Blicke zusammen',
    table: 'Als Tabelle',
    day: 'Tag',
    low: 'Von',
    high: 'Bis',
  },
  balance: {
    title: 'Gleichen sich die beiden Gruppen?',
    hint: 'Was bei der Auslosung von allen bekannt war. Das Programm kann es nicht verändert haben; es sollte sich nur durch Zufall unterscheiden.',
    shares: 'Anteile',
    chosen: 'Gewählt',
    found: 'Zurückgehalten',
    chance: 'Wahrscheinlichkeit eines solchen oder selteneren Anteils',
    differences: 'Was bekannt war',
    what: { fit: 'Fit, Mittel', level: 'Ebene', country: 'Land' },
    unknown: 'nicht bekannt',
    standardised: 'Standardisierter Unterschied',
    standardisedHint: 'In Standardabweichungen. Ab 0,1 lohnt ein Blick.',
    joint: (p) =>
      `Alles zusammen: So ungleich wie diese oder ungleicher ist eine Auslosung durch Zufall in ${p} der Fälle.`,
    all: 'Alles, was bekannt war',
  },
  counted: {
    title: 'Was gezählt wird',
    lines: [
      'Alle zählen in der Gruppe, in die sie ausgelost wurden, von der Auslosung an, was danach auch geschah: auch wer sofort ging, widerrief oder gelöscht wurde.',
      'Angenommen: Der Vertrieb nahm den Lead nach der Auslosung an. Opportunity: Nach der Auslosung wurde eine eröffnet. Geld: nach der Auslosung gewonnene Geschäfte, gezählt bei ihrem Hauptlead.',
      'Sie dürfen so oft hinsehen, wie Sie mögen. Das Intervall ist breiter als das eines Tests, der nur einmal hinsieht; so findet auch tägliches Hinsehen keine Wirkung, die es nicht gibt.',
    ],
    unpriced: (count, currency) =>
      `${count === 1 ? '1 gewonnenes Geschäft hat' : `${number(count)} gewonnene Geschäfte haben`} keinen Betrag${currency === null ? '' : ` in ${currency}`}: als Kauf gezählt, ohne Geld.`,
  },
  people: {
    took: 'Nahmen teil',
    held_out: 'Zurückgehalten',
    title: (arm, outcome) => (outcome === null ? arm : `${arm}: ${outcome}`),
    drawn: 'ausgelost',
    none: 'Niemand',
    failed: 'Die Personen konnten nicht geladen werden',
    accepted: 'angenommen',
    opportunity: 'Opportunity',
    won: 'gewonnen',
  },
}

export const proofWords = __LANGUAGE__ === 'de' ? de : en
