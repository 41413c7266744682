import type { Of } from './search.ts'
import type { Translated } from '../../language.ts'

const en = {
  failed: 'The maturity of cohorts could not be counted',
  what: 'What matures',
  of: { revenue: 'Revenue', pipeline: 'Pipeline', wins: 'Wins', opportunities: 'Opportunities' } satisfies Record<Of, string>, // prettier-ignore
  each: 'Cohorts',
  eaches: { quarter: 'Quarters', month: 'Months' },
  scale: 'Scale',
  scales: { units: 'What came', share: 'Share of all' },
  money: 'Money',
  empty: 'Not enough has happened yet',
  emptyHint: 'A cohort is all leads that began in one period. Once three periods are over, this page says how they mature, and what is still to come of them.', // prettier-ignore
  headline: {
    revenue: (period: string, sum: string) => `${period} has brought ${sum} of revenue so far`,
    pipeline: (period: string, sum: string) => `${period} has opened ${sum} of pipeline so far`,
    wins: (period: string, sum: string) => `${sum} leads were won in ${period} so far`,
    opportunities: (period: string, sum: string) => `${sum} leads became an opportunity in ${period} so far`,
  },
  still: (sum: string) => `the leads so far should bring about ${sum} more`,
  stillBoth: (sum: string, own: string) =>
    `after it earlier leads should bring about ${sum} more, and its own about ${own}`,
  unsure: 'what is still to come cannot be told yet',
  came: {
    revenue: (period: string) => `Won in ${period}`,
    pipeline: (period: string) => `Opened in ${period}`,
    wins: (period: string) => `Won in ${period}`,
    opportunities: (period: string) => `Opportunities in ${period}`,
  },
  short: (sum: string, months: string) => `${sum} of leads that began within ${months} months`,
  long: (sum: string) => `${sum} of older ones`,
  foretold: (sum: string, range: string, came: string) =>
    `Expected of earlier leads: ${sum} (${range}); so far ${came}`,
  own: (period: string) => `After it, of the leads of ${period}`,
  ownHint: (leads: string, came: string) => `${leads} leads; ${came} came already`,
  rest: 'After it, of earlier leads',
  restShort: (sum: string, months: string) => `${sum} before they are ${months} months old`,
  restLong: (sum: string) => `${sum} later`,
  open: 'Open opportunities now',
  openHint: (n: string) => `${n} as they stand; what is still to come expects them, so do not add the two`,
  between: (low: string, high: string) => `${low} to ${high}`,
  atLeast: (low: string) => `${low} or more; nothing like it has ever come, so there is no upper end`,
  nobody: 'Nothing ever came so late. How much might, nobody can say.',
  nobodyFrom: (period: string) =>
    `From ${period} on: nothing ever came so late. How much might, nobody can say.`,
  interval: '95 %',
  signed: (months: string, short: string, long: string) =>
    `Signed: ${short} % of the spend is to pay within ${months} months, ${long} % later.`,
  signedShare: (share: string) => `Of what came in this period, ${share} is of leads that young.`,
  unsigned: (months: string) => `No horizon is signed; ${months} months are taken for short term.`,
  agreement: 'In the agreement',
  curves: 'How cohorts mature',
  curvesHint: (cohort: string) =>
    `Each line is a cohort, the younger the darker. Solid: came. Dashed: expected; the band is its 95 % range for ${cohort}.`,
  chart: (of: string, cohorts: string) => `${of} of ${cohorts} cohorts by age`,
  ageAxis: { quarter: 'Quarters after that of the beginning', month: 'Months after that of the beginning' },
  horizon: (months: string, signed: boolean) => (signed ? `${months} months, as signed` : `${months} months`),
  ahead: 'When it is expected',
  aheadHint: 'Of leads that began before the running period. Later leads come on top.',
  period: 'Period',
  expected: 'Expected',
  cameSoFar: (sum: string) => `${sum} so far`,
  triangle: 'Cohort by age',
  triangleHint: 'What had come by each age. Every number opens its leads; italics are expected.',
  cohort: 'Began in',
  leads: 'Leads',
  restColumn: (day: string) => `Expected after ${day}`,
  matured: 'Matured',
  age: (n: number) => String(n),
  ageTitle: (n: number) => (n === 0 ? 'In the period of their beginning' : `${n} periods later`),
  pick: (cohort: string) => `Show ${cohort} in the drawing`,
  cell: (cohort: string, age: number, n: string) => `${cohort}, age ${age}: ${n} behind it`,
  expectedCell: (low: string, high: string) => `Expected; 95 %: ${low} – ${high}`,
  pattern: 'All together',
  how: {
    ladder:
      'Told by the chain ladder: a cohort grows from age to age as those before it did. The range is Mack’s (1993).',
    rateFew: 'Told by what a lead brings at each age, the same for all cohorts: of some cohorts fewer than ten have come, too few to multiply.', // prettier-ignore
    rateZero: 'Told by what a lead brings at each age, the same for all cohorts: of some cohorts nothing has come at some age, which cannot be multiplied.', // prettier-ignore
  },
  limit: (ages: number, each: string) =>
    `Told up to age ${ages}, to which two cohorts have come (${each}); what comes later is in no figure.`,
  eachNames: { quarter: 'in quarters', month: 'in months' },
  missing: {
    cohorts: (n: number) =>
      `What is still to come needs three whole periods; there ${n === 1 ? 'is 1' : `are ${n}`}.`,
    negative: (cohort: string, age: number) =>
      `What is still to come cannot be told: the sum of ${cohort} falls at age ${age}.`,
    nothing: 'Nothing has come of these leads yet, so nothing can be said of what will.',
  },
  missingHint: 'Choose months in place of quarters, a longer period, or fewer filters.',
  allTime: 'All time',
  months: 'Months',
  backTest: 'If it had been told before',
  backTestHint: 'The same, told with what was known then, beside what came of the same leads since.',
  told: 'Told',
  ago: (months: number) => `${months} months before`,
  cameSince: 'Came since',
  inRange: 'within the range',
  outOfRange: 'outside the range',
  noRange: 'no range could be told',
  tooEarly: 'too little was known then',
  held: 'Range held',
  heldOf: (held: string, of: string) => `${held} of ${of} times`,
  heldHint:
    'Of all moments from which one can look as far ahead. They overlap, so they are no independent trials.',
  notes: {
    known: (day: string) => `Known up to ${day}, the end of the last whole period.`,
    begins: (day: string) =>
      `The first cohort is left out: nothing is known before ${day}, so it is cut at its beginning.`,
    cut: (day: string) =>
      `The running period is cut at its end: it is known up to ${day} only, and is in no cohort.`,
    older: 'Cohorts that began more than 36 months ago are left out.',
    waiting: (n: string) => `${n} leads are still being counted; they will be here within seconds.`,
    late: (n: string) => `${n} leads or opportunities were recorded after that day.`,
    future: (n: string) => `${n} leads are said to begin in the future. They are not counted.`,
    early: (n: string) => `${n} are dated before the beginning of their lead, and count at age 0.`,
    undated: (n: string) => `${n} opportunities say no date, and are in no figure.`,
    unplaced: (n: string) => `${n} opportunities belong to leads that are not counted yet.`,
    noAmount: (n: string) => `${n} opportunities have no amount, and are in no sum.`,
    without: (amount: string, n: string) =>
      `${amount} of ${n} opportunities has no rate of its day, and is in no sum.`,
  },
  list: {
    began: 'Began',
    at: {
      revenue: 'Won',
      pipeline: 'Opened',
      wins: 'Won',
      opportunities: 'Opportunity',
      leads: 'Came',
      open: 'Opened',
    },
    opportunity: 'Opportunity',
    amount: 'Amount',
    whole: (of: string) => of,
    cohort: (of: string, period: string) => `${of} of leads that began in ${period}`,
    byAge: (text: string, age: string) => `${text}, by age ${age}`,
    in: (of: string, period: string) => `${of} in ${period}`,
    leads: 'Leads',
    open: 'Open opportunities',
    term: { short: 'of young leads', long: 'of older leads' },
  },
}

const de: Translated<typeof en> = {
  failed: 'Die Reife der Kohorten konnte nicht gezählt werden',
  what: 'Was reift',
  of: { revenue: 'Umsatz', pipeline: 'Pipeline', wins: 'Gewonnene', opportunities: 'Opportunities' },
  each: 'Kohorten',
  eaches: { quarter: 'Quartale', month: 'Monate' },
  scale: 'Maßstab',
  scales: { units: 'Was kam', share: 'Anteil am Ganzen' },
  money: 'Geld',
  empty: 'Noch ist nicht genug geschehen',
  emptyHint: 'Eine Kohorte sind alle Leads, die in einem Zeitraum begannen. Sind drei Zeiträume vorbei, sagt diese Seite, wie sie reifen und was von ihnen noch kommt.', // prettier-ignore
  headline: {
    revenue: (period, sum) => `${period} brachte bisher ${sum} Umsatz`,
    pipeline: (period, sum) => `${period} brachte bisher ${sum} neue Pipeline`,
    wins: (period, sum) => `${sum} Leads wurden in ${period} bisher gewonnen`,
    opportunities: (period, sum) => `${sum} Leads wurden in ${period} bisher zur Opportunity`,
  },
  still: (sum) => `von den Leads bis dahin sind noch etwa ${sum} zu erwarten`,
  stillBoth: (sum, own) =>
    `danach sind von früheren Leads noch etwa ${sum} zu erwarten, von den eigenen etwa ${own}`,
  unsure: 'was noch kommt, lässt sich noch nicht sagen',
  came: {
    revenue: (period) => `Gewonnen in ${period}`,
    pipeline: (period) => `Eröffnet in ${period}`,
    wins: (period) => `Gewonnen in ${period}`,
    opportunities: (period) => `Neue Opportunities in ${period}`,
  },
  short: (sum, months) => `${sum} von Leads der letzten ${months} Monate`,
  long: (sum) => `${sum} von älteren`,
  foretold: (sum, range, came) => `Erwartet von früheren Leads: ${sum} (${range}); bisher ${came}`,
  own: (period) => `Danach, von den Leads aus ${period}`,
  ownHint: (leads, came) => `${leads} Leads; ${came} kamen bereits`,
  rest: 'Danach, von früheren Leads',
  restShort: (sum, months) => `${sum}, bevor sie ${months} Monate alt sind`,
  restLong: (sum) => `${sum} später`,
  open: 'Offene Opportunities jetzt',
  openHint: (n) => `${n}, wie sie dastehen; was noch kommt, rechnet mit ihnen: Bitte nicht zusammenzählen`,
  between: (low, high) => `${low} bis ${high}`,
  atLeast: (low) => `${low} oder mehr; dergleichen kam noch nie, darum gibt es keine Obergrenze`,
  nobody: 'So spät kam noch nie etwas. Wie viel es sein könnte, kann niemand sagen.',
  nobodyFrom: (period) =>
    `Ab ${period}: So spät kam noch nie etwas. Wie viel es sein könnte, kann niemand sagen.`,
  interval: '95 %',
  signed: (months, short, long) =>
    `Unterschrieben: ${short} % der Ausgaben sollen sich binnen ${months} Monaten auszahlen, ${long} % später.`,
  signedShare: (share) => `Von dem, was in diesem Zeitraum kam, stammen ${share} von so jungen Leads.`,
  unsigned: (months) => `Kein Horizont ist unterschrieben; als kurzfristig gelten ${months} Monate.`,
  agreement: 'In der Vereinbarung',
  curves: 'Wie Kohorten reifen',
  curvesHint: (cohort) =>
    `Jede Linie ist eine Kohorte, je jünger, desto dunkler. Durchgezogen: kam. Gestrichelt: erwartet; das Band ist der 95-%-Bereich von ${cohort}.`,
  chart: (of, cohorts) => `${of} von ${cohorts} Kohorten nach Alter`,
  ageAxis: { quarter: 'Quartale nach dem des Beginns', month: 'Monate nach dem des Beginns' },
  horizon: (months, signed) => (signed ? `${months} Monate, wie unterschrieben` : `${months} Monate`),
  ahead: 'Wann es erwartet wird',
  aheadHint: 'Von Leads, die vor dem laufenden Zeitraum begannen. Spätere Leads kommen hinzu.',
  period: 'Zeitraum',
  expected: 'Erwartet',
  cameSoFar: (sum) => `bisher ${sum}`,
  triangle: 'Kohorte nach Alter',
  triangleHint: 'Was bis zu jedem Alter gekommen war. Jede Zahl öffnet ihre Leads; kursiv ist erwartet.',
  cohort: 'Begonnen in',
  leads: 'Leads',
  restColumn: (day) => `Erwartet nach dem ${day}`,
  matured: 'Gereift',
  age: (n) => String(n),
  ageTitle: (n) => (n === 0 ? 'Im Zeitraum ihres Beginns' : `${n} Zeiträume später`),
  pick: (cohort) => `${cohort} in der Zeichnung zeigen`,
  cell: (cohort, age, n) => `${cohort}, Alter ${age}: ${n} dahinter`,
  expectedCell: (low, high) => `Erwartet; 95 %: ${low} bis ${high}`,
  pattern: 'Alle zusammen',
  how: {
    ladder: 'Nach dem Chain-Ladder-Verfahren: Eine Kohorte wächst von Alter zu Alter wie die vor ihr. Der Bereich ist der von Mack (1993).', // prettier-ignore
    rateFew: 'Nach dem, was ein Lead in jedem Alter bringt, gleich für alle Kohorten: Von manchen kamen weniger als zehn, zu wenige zum Hochrechnen.', // prettier-ignore
    rateZero: 'Nach dem, was ein Lead in jedem Alter bringt, gleich für alle Kohorten: Von manchen kam bis zu einem Alter nichts, das sich hochrechnen ließe.', // prettier-ignore
  },
  limit: (ages, each) =>
    `Gesagt bis zum Alter ${ages}, das zwei Kohorten erreicht haben (${each}); was später kommt, steht in keiner Zahl.`,
  eachNames: { quarter: 'in Quartalen', month: 'in Monaten' },
  missing: {
    cohorts: (n) => `Was noch kommt, braucht drei ganze Zeiträume; es ${n === 1 ? 'gibt 1' : `gibt ${n}`}.`,
    negative: (cohort, age) =>
      `Was noch kommt, lässt sich nicht sagen: Die Summe von ${cohort} fällt im Alter ${age}.`,
    nothing: 'Von diesen Leads kam noch nichts; darum lässt sich nicht sagen, was kommt.',
  },
  missingHint: 'Wählen Sie Monate statt Quartale, einen längeren Zeitraum oder weniger Filter.',
  allTime: 'Alles',
  months: 'Monate',
  backTest: 'Hätte man es früher gesagt',
  backTestHint: 'Dasselbe, gesagt mit dem damals Bekannten, neben dem, was von denselben Leads seither kam.',
  told: 'Gesagt',
  ago: (months) => `${months} Monate vorher`,
  cameSince: 'Kam seither',
  inRange: 'im Bereich',
  outOfRange: 'außerhalb des Bereichs',
  noRange: 'kein Bereich ließ sich sagen',
  tooEarly: 'damals war zu wenig bekannt',
  held: 'Bereich hielt',
  heldOf: (held, of) => `${held} von ${of} Malen`,
  heldHint: 'Von allen Zeitpunkten, von denen aus man so weit vorausschauen kann. Sie überlappen sich, sind also keine unabhängigen Versuche.', // prettier-ignore
  notes: {
    known: (day) => `Bekannt bis ${day}, dem Ende des letzten ganzen Zeitraums.`,
    begins: (day) =>
      `Die erste Kohorte fehlt: Vor dem ${day} ist nichts bekannt, sie ist also am Anfang abgeschnitten.`,
    cut: (day) =>
      `Der laufende Zeitraum ist am Ende abgeschnitten: Er ist nur bis ${day} bekannt und in keiner Kohorte.`,
    older: 'Kohorten, die vor mehr als 36 Monaten begannen, fehlen.',
    waiting: (n) => `${n} Leads werden noch gezählt; in wenigen Sekunden sind sie dabei.`,
    late: (n) => `${n} Leads oder Opportunities wurden nach diesem Tag erfasst.`,
    future: (n) => `${n} Leads beginnen angeblich in der Zukunft. Sie zählen nicht.`,
    early: (n) => `${n} liegen dem Datum nach vor dem Beginn ihres Leads und zählen beim Alter 0.`,
    undated: (n) => `${n} Opportunities nennen kein Datum und stehen in keiner Zahl.`,
    unplaced: (n) => `${n} Opportunities gehören zu Leads, die noch nicht gezählt sind.`,
    noAmount: (n) => `${n} Opportunities haben keinen Betrag und stehen in keiner Summe.`,
    without: (amount, n) =>
      `${amount} aus ${n} Opportunities haben keinen Kurs ihres Tages und stehen in keiner Summe.`,
  },
  list: {
    began: 'Begonnen',
    at: { revenue: 'Gewonnen', pipeline: 'Eröffnet', wins: 'Gewonnen', opportunities: 'Zur Opportunity', leads: 'Kam', open: 'Eröffnet' }, // prettier-ignore
    opportunity: 'Opportunity',
    amount: 'Betrag',
    whole: (of) => of,
    cohort: (of, period) => `${of} von Leads, die in ${period} begannen`,
    byAge: (text, age) => `${text}, bis zum Alter ${age}`,
    in: (of, period) => `${of} in ${period}`,
    leads: 'Leads',
    open: 'Offene Opportunities',
    term: { short: 'von jungen Leads', long: 'von älteren Leads' },
  },
}

export const words = __LANGUAGE__ === 'de' ? de : en
