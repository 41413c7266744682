import { phrasebook } from '#platform/phrasebook.rules.ts'

/** What limits the figures of the morning's pages, in German; the names of stages and origins stay as they are. */
export const MORNINGS_DE: Record<string, string> = {
  'Leads created in the period, by their first {}. Qualified: entered {}. Accepted: entered {}, of the qualified.':
    'Leads, die in diesem Zeitraum entstanden sind, nach ihrer ersten {1}. Qualifiziert: kamen bis {2}. Angenommen: kamen bis {3}, von den qualifizierten.',
  'Young leads have not had the time to be won: compare origins with each other, and periods with care.':
    'Junge Leads hatten noch keine Zeit, gewonnen zu werden: Vergleichen Sie Herkünfte miteinander, Zeiträume nur mit Vorsicht.',
  'Spend counts with its days inside the period; amounts are not converted.':
    'Ausgaben zählen mit ihren Tagen im Zeitraum; Beträge werden nicht umgerechnet.',
  'A duty’s share is that of its clocks that were met in time, with a 95 % interval; running clocks count once they are late.':
    'Der Anteil einer Pflicht ist der ihrer Fristen, die eingehalten wurden, mit 95-%-Intervall; laufende Fristen zählen, sobald sie überschritten sind.',
  'A conversion with a time limit is that of the leads whose time is up, so it looks back as far as its limit.':
    'Eine Konversion mit Zeitgrenze gilt für die Leads, deren Zeit um ist; sie blickt also so weit zurück wie ihre Grenze.',
  'Who entered a lead by hand brought it; what came from the web, a file or another system counts for marketing.':
    'Wer einen Lead von Hand erfasst hat, hat ihn gebracht; was aus dem Web, einer Datei oder einem anderen System kam, zählt für das Marketing.',
  '{} targets of single markets, offers or segments are not measured here.':
    '{1} Ziele einzelner Märkte, Angebote oder Segmente werden hier nicht gemessen.',
}

const BY_DE: Record<string, string> = { source: 'Quelle', campaign: 'Kampagne', channel: 'Art (Kanal)' }

export const morningNoteDe = phrasebook(MORNINGS_DE, { said: (text) => BY_DE[text] ?? text })
