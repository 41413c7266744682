import { day, number } from '../ui/format.ts'
import type { Translated } from '../language.ts'

const situation = {
  en: (days: readonly [number, number | null]) =>
    days[1] === null
      ? `for ${number(days[0])} days or longer`
      : `for ${number(days[0])} to ${number(days[1])} days`,
  de: (days: readonly [number, number | null]) =>
    days[1] === null
      ? `seit ${number(days[0])} Tagen oder länger`
      : `seit ${number(days[0])} bis ${number(days[1])} Tagen`,
}

const en = {
  expected: 'Expected',
  chance: 'Chance to be won',
  amount: 'A win brings',
  title: (name: string) => `Why this value: ${name}`,
  why: (name: string) => `Why is this expected of ${name}?`,
  whyKey: 'Why this value?',
  between: (low: string, high: string) => `${low} to ${high}`,
  times: (chance: string, amount: string) => `${chance} of ${amount}`,
  seen: (n: number, won: number, stage: string, days: readonly [number, number | null], points: string) =>
    `${number(n)} leads of the past stood in “${stage}” ${situation.en(days)}${points}; ${number(won)} of them were won within 180 days. Where few were alike, the chance is drawn towards that of the stage.`,
  points: (from: number | null, below: number | null) =>
    from === null
      ? ` with fewer than ${number(below!)} points`
      : below === null
        ? ` with ${number(from)} points or more`
        : ` with ${number(from)} to ${number(below - 1)} points`,
  byCard: (version: number) => `By the points of the learned score signed with agreement ${number(version)}`,
  byStage:
    'No learned score is in force: the chance is that of its stage and of the time in it, and the points of the signed rules say nothing here',
  noPoints:
    'This lead runs under an earlier agreement and has no points of the learned score: the chance is that of its stage and of the time in it',
  rests: (n: number, won: number, priced: number, at: string) =>
    `Learned from ${number(n)} situations of leads, of which ${number(won)} led to a win, and ${number(priced)} amounts, as known on ${day(at)}.`,
  not: {
    won: 'It is a customer already: nothing more is expected of it as a lead.',
    not_counted: 'It has only just come; in a moment it is told what it is worth.',
    too_few_leads: 'Too few leads have run their course to tell what one is worth.',
    too_few_wins: 'Too few leads were won to tell what one is worth.',
    too_few_amounts: 'Too few wins have an amount to tell what one is worth.',
  },
  order: 'Order',
  orders: { clock: 'By clocks', value: 'By value' },
  clock: {
    promised: 'What is due first: a promise whose time has come stands at the top, whatever it is worth.',
    overdue: 'What is due first: whose clock runs out soonest stands at the top.',
  },
  value: 'By what they are expected to bring: chance to be won times amount.',
  first: {
    promised: 'A promise whose time has come still stands first.',
    overdue: 'Whose clock has run out, or does within the hour, still stands first.',
  },
  sameValue: 'Of the same value the higher score comes first.',
  toldCard: (version: number) => `Chances by the learned score of agreement ${number(version)}.`,
  toldStage: 'No learned score is in force: chances are those of the stage and the time in it.',
  failed: 'It could not be loaded',
  days: 'By day',
}

const de: Translated<typeof en> = {
  expected: 'Zu erwarten',
  chance: 'Chance auf Gewinn',
  amount: 'Ein Gewinn bringt',
  title: (name) => `Warum dieser Wert: ${name}`,
  why: (name) => `Warum ist das von ${name} zu erwarten?`,
  whyKey: 'Warum dieser Wert?',
  between: (low, high) => `${low} bis ${high}`,
  times: (chance, amount) => `${chance} von ${amount}`,
  seen: (n, won, stage, days, points) =>
    `${number(n)} frühere Leads standen ${situation.de(days)} in „${stage}“${points}; ${number(won)} davon wurden in 180 Tagen gewonnen. Wo wenige gleich waren, ist die Chance zu der der Phase hingezogen.`,
  points: (from, below) =>
    from === null
      ? ` mit weniger als ${number(below!)} Punkten`
      : below === null
        ? ` mit ${number(from)} Punkten oder mehr`
        : ` mit ${number(from)} bis ${number(below - 1)} Punkten`,
  byCard: (version) =>
    `Nach den Punkten des gelernten Scores, der mit Vereinbarung ${number(version)} unterschrieben ist`,
  byStage:
    'Kein gelernter Score ist in Kraft: Die Chance ist die seiner Phase und der Zeit darin, und die Punkte der unterschriebenen Regeln sagen hier nichts',
  noPoints:
    'Dieser Lead läuft unter einer früheren Vereinbarung und hat keine Punkte des gelernten Scores: Die Chance ist die seiner Phase und der Zeit darin',
  rests: (n, won, priced, at) =>
    `Gelernt aus ${number(n)} Lagen von Leads, von denen ${number(won)} zu einem Gewinn führten, und ${number(priced)} Beträgen, Stand ${day(at)}.`,
  not: {
    won: 'Er ist schon Kunde: Als Lead ist nichts mehr von ihm zu erwarten.',
    not_counted: 'Er ist gerade erst gekommen; gleich steht hier, was er wert ist.',
    too_few_leads: 'Zu wenige Leads sind bis zum Ende gekommen, um zu sagen, was einer wert ist.',
    too_few_wins: 'Zu wenige Leads wurden gewonnen, um zu sagen, was einer wert ist.',
    too_few_amounts: 'Zu wenige Gewinne haben einen Betrag, um zu sagen, was einer wert ist.',
  },
  order: 'Reihenfolge',
  orders: { clock: 'Nach Uhren', value: 'Nach Wert' },
  clock: {
    promised:
      'Was fällig ist, zuerst: Ein Versprechen, dessen Zeit gekommen ist, steht oben, was es auch wert ist.',
    overdue: 'Was fällig ist, zuerst: Oben steht, wessen Uhr am ehesten abläuft.',
  },
  value: 'Nach dem, was zu erwarten ist: Chance auf Gewinn mal Betrag.',
  first: {
    promised: 'Ein Versprechen, dessen Zeit gekommen ist, steht auch hier zuerst.',
    overdue: 'Wessen Uhr abgelaufen ist oder es in der nächsten Stunde tut, steht auch hier zuerst.',
  },
  sameValue: 'Bei gleichem Wert steht der höhere Score zuerst.',
  toldCard: (version) => `Chancen nach dem gelernten Score von Vereinbarung ${number(version)}.`,
  toldStage: 'Kein gelernter Score ist in Kraft: Die Chancen sind die der Phase und der Zeit darin.',
  failed: 'Das ließ sich nicht laden',
  days: 'Nach Tag',
}

export const worthWords = __LANGUAGE__ === 'de' ? de : en
