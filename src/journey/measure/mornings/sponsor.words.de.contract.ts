import type { SponsorWords } from '#journey/measure/mornings/sponsor.words.contract.ts'

export const sponsorDe: SponsorWords = {
  teams: { marketing: 'Marketing', leadgen: 'Leadgenerierung', sales: 'Vertrieb' },
  paper: {
    file: 'was-wir-unterschrieben-haben',
    period: (from, to) => `${from} bis ${to}`,
    interval: (low, high, n) => `${low} bis ${high}, von ${n}`,
    page: (n, of) => `Seite ${n} von ${of}`,
    notes: 'So wird gezählt',
    none: '–',
  },
  mail: {
    subject: (decisions, day) =>
      decisions === 0
        ? `Was wir unterschrieben haben, ${day}: nichts wartet auf Ihre Entscheidung`
        : `Was wir unterschrieben haben, ${day}: ${decisions === 1 ? 'eine Sache' : `${decisions} Sachen`} zu entscheiden`,
    open: 'Die Seite öffnen',
    change: 'Diese Mail kommt montags am Morgen. Das ändern',
    attached: 'Die Seite für die Besprechung liegt bei.',
  },
  title: 'Was wir unterschrieben haben',
  inForce: (version, since) => `Version ${version}, in Kraft seit ${since}`,
  unsigned: 'noch nicht unterschrieben',
  decide: 'Als Nächstes zu entscheiden',
  nothing: 'Nichts wartet auf Ihre Entscheidung',
  nothingHint: 'Kein Vorschlag ist offen, keine Zusage klar verfehlt, keine Überprüfung fällig.',
  of: (teams) => teams,
  decisions: {
    deadlock: (version, missing) =>
      `Version ${version} steckt fest: ${missing} hat nicht unterschrieben. Sie dürfen entscheiden.`,
    proposal: (version, missing) => `Version ${version} ist vorgeschlagen und wartet auf ${missing}.`,
    review_overdue: (day) => `Die Vereinbarung sollte bis ${day} überprüft werden.`,
    review_soon: (day) => `Die Vereinbarung ist bis ${day} zu überprüfen.`,
    promise_missed: (team, name, share) => `${team} hält „${name}“ nicht ein: ${share} rechtzeitig.`,
    quality_missed: (team, name, share) => `${team} hält „${name}“ nicht ein: ${share}.`,
    volume_missed: (team, stage, count) =>
      `${team} hält „Leads, die ${stage} wurden“ nicht ein: ${count} waren es.`,
    leak: {
      expired: (share) => `${share} der Angebote liefen unbeantwortet ab.`,
      returned: (share) => `${share} der Angebote kamen vom Vertrieb zurück.`,
      untouched: (share) => `${share} der angenommenen Leads wurden nie bearbeitet.`,
      low: (share) => `${share} der guten Leads blieben liegen.`,
    },
    unsigned: 'In Kraft ist die Vereinbarung, mit der Baton geliefert wird. Niemand hat sie unterschrieben.',
  },
  worth: (amount) => `etwa ${amount} wert`,
  promises: 'Zusagen beider Seiten',
  promised: (share) => `zugesagt ${share}`,
  answered: 'Angebote rechtzeitig beantwortet',
  within: (span) => `Frist ${span}`,
  volume: (stage) => `Leads, die ${stage} wurden`,
  periods: { month: 'im Monat', quarter: 'im Quartal', year: 'im Jahr' },
  verdicts: { kept: 'Gehalten', missed: 'Verfehlt', unsure: 'Zu wenige', none: '' },
  before: (share) => `davor ${share}`,
  noPromises: 'Noch lief keine Frist. Pflichten und Ziele stehen in der Vereinbarung.',
  leaks: 'Verlorene Angebote',
  lying: 'Leads, die jetzt irgendwo liegen',
  leak: {
    expired: 'Abgelaufene Angebote',
    returned: 'Zurückgegebene Angebote',
    untouched: 'Angenommen und nie bearbeitet',
    low: 'Liegen gelassene gute Leads',
  },
  money: 'Geld',
  wonNow: 'Im Zeitraum gewonnen',
  wonBefore: (amount) => `${amount} im Zeitraum davor`,
  deals: (n, told) => (n === 1 ? '1 Opportunity' : `${told} Opportunities`),
  pipeline: 'Offene Pipeline',
  pipelineHint: 'was noch kommen kann, nicht gewichtet',
  brought: 'Wer das Gewonnene brachte',
  band: (from, to) => `vereinbart ${from} bis ${to} %`,
}
