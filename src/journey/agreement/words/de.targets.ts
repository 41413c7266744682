import type { AgreementWords } from './en.ts'

const OF = { pipeline: 'der Pipeline', revenue: 'des Umsatzes' }
const EACH = { month: 'jedes Monats', quarter: 'jedes Quartals', year: 'jedes Jahres' }
const OF_A = { month: 'eines Monats', quarter: 'eines Quartals', year: 'eines Jahres' }
const IN_A = { month: 'in einem Monat', quarter: 'in einem Quartal', year: 'in einem Jahr' }
const PER = { month: 'pro Monat', quarter: 'pro Quartal', year: 'pro Jahr' }
const jetzt = (now: boolean): string => (now ? ' jetzt' : '')

export const targets: AgreementWords['targets'] = {
  contribution: 'Beitrag',
  horizon: 'Kurz- und langfristig',
  mix: 'Inbound und Outbound',
  marketing: 'Was das Marketing zusagt',
  sales: 'Was der Vertrieb zusagt',
  scope: (market, offer, segment) => {
    const parts = [
      ...(market === null ? [] : [`Markt „${market}“`]),
      ...(offer === null ? [] : [`Angebot „${offer}“`]),
      ...(segment === null ? [] : [`Segment „${segment}“`]),
    ]
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`
  },
  reads: (id) => `Das Ziel ${id} lautet jetzt {}`,
  band: (from, to) => `${from} bis ${to}`,
  sourced: (now, band, team, of, each, scope) =>
    `${team} liefert${jetzt(now)} ${band} ${OF[of]} ${EACH[each]}${scope}`,
  influenced: (now, band, team, of, each, scope) =>
    `${team} ist${jetzt(now)} beteiligt an ${band} ${OF[of]} ${EACH[each]}${scope}`,
  spend: (short, long, within, each, scope) =>
    `Von den Ausgaben ${EACH[each]}${scope} sollen sich ${short} ${within} auszahlen und ${long} später`,
  spendNow: (each, scope) => `Die Ausgaben ${EACH[each]}${scope} teilen sich jetzt so auf: {}`,
  spendSplit: (short, long) => `${short} kurzfristig und ${long} langfristig`,
  came: (inbound, outbound, each, scope) =>
    `Von den qualifizierten Leads ${EACH[each]}${scope} kommen ${inbound} zu uns, auf ${outbound} gehen wir zu`,
  cameNow: (each, scope) => `Die qualifizierten Leads ${EACH[each]}${scope} teilen sich jetzt so auf: {}`,
  cameSplit: (inbound, outbound) => `${inbound} Inbound und ${outbound} Outbound`,
  leads: (n) => `${n} Leads`,
  volume: (now, leads, stage, each, scope) =>
    `Mindestens ${leads} erreichen${jetzt(now)} ${stage} ${PER[each]}${scope}`,
  quality: (now, share, t) =>
    `Von den Leads, die ${t.from} ${IN_A[t.in]} erreichen${t.scope}, ${t.one ? 'geht' : 'gehen'}${jetzt(now)} mindestens ${share}${t.within === null ? '' : ` ${t.within}`} weiter zu ${t.to}`,
  answered: (now, share, of, scope) =>
    `Von den Angeboten ${OF_A[of]}${scope} werden${jetzt(now)} mindestens ${share} rechtzeitig beantwortet`,
  contacted: (now, share, stage, each, scope, within) =>
    `Von den Leads, die ${stage} ${IN_A[each]} erreichen${scope}, wird${jetzt(now)} mit mindestens ${share} ${within} gesprochen`,
  attempts: (now, share, t) =>
    `Von den Leads in ${t.stage}, die ${IN_A[t.in]} nicht erreicht wurden${t.scope}, gab es${jetzt(now)} bei mindestens ${share} ${t.times} ${t.one ? 'Versuch' : 'Versuche'} ${t.within}`,
}
