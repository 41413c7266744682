/** What people can agree to at the demo company, in words that changed once. `from`: share of the simulated time. */
export interface Text {
  id: string
  from: number
  name: string
  nameDe: string
  text: string
  textDe: string
}

/** The second version of what the product brings along, and one purpose of the company's own. */
export const texts: Text[] = [
  {
    id: 'service',
    from: 0.2,
    name: 'Calibration reminders',
    nameDe: 'Erinnerungen an die Kalibrierung',
    text: 'Yes, remind me by e-mail when a sensor of ours is due for calibration. I can stop it at any time.',
    textDe:
      'Ja, erinnern Sie mich per E-Mail, wenn einer unserer Sensoren kalibriert werden muss. Das kann ich jederzeit beenden.',
  },
  {
    id: 'news',
    from: 0.5,
    name: 'News and know-how',
    nameDe: 'Neues und Wissenswertes',
    text: 'Yes, Tarnwick Instruments may send me articles and news about measuring by e-mail, about twice a month, and may see which ones I open. I can stop it at any time.',
    textDe:
      'Ja, Tarnwick Instruments darf mir etwa zweimal im Monat Artikel und Neuigkeiten zum Messen per E-Mail schicken und sehen, welche ich öffne. Das kann ich jederzeit beenden.',
  },
  {
    id: 'events',
    from: 0.62,
    name: 'Events and webinars',
    nameDe: 'Veranstaltungen und Webinare',
    text: 'Yes, invite me to webinars and fairs of Tarnwick Instruments by e-mail, at most once a month. I can stop it at any time.',
    textDe:
      'Ja, laden Sie mich höchstens einmal im Monat per E-Mail zu Webinaren und Messen von Tarnwick Instruments ein. Das kann ich jederzeit beenden.',
  },
]
