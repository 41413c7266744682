import type { Translated } from '../language.ts'

/** What a new programme can begin with; its texts are the workspace's own as soon as it is drawn. */
const en = {
  welcome: {
    name: 'Getting to know us',
    about: 'For new leads: three mails over two weeks, and a call for whoever clicks.',
    first: 'Welcome',
    second: 'How others do it',
    clicked: 'Did they click?',
    yes: 'Clicked',
    call: 'Call: what are they looking for?',
    third: 'Shall we talk?',
  },
  return: {
    name: 'Not now, later perhaps',
    about: 'For leads that came back: a mail now and then, until something moves.',
    first: 'What is new',
    moved: 'Does something move?',
    yes: 'Looked at prices or clicked',
    call: 'Call: has the time come?',
    second: 'Still here for you',
  },
  warm: {
    name: 'Almost ready',
    about: 'For leads with a high score: one mail, then a look at what they do, then a call.',
    first: 'A suggestion',
    looked: 'Did they look at prices?',
    yes: 'Looked at prices',
    call: 'Call: offer a meeting',
    second: 'Two questions',
    score: 'A score of 40 or more',
  },
  watch: {
    name: 'Light contact on the watch',
    about:
      'For disqualified leads who agreed to mails: something useful once a quarter. One template whose text you renew each quarter is enough.',
    mail: (n: number) => `Useful mail, quarter ${n}`,
  },
  blank: {
    name: 'New programme',
    about: 'One mail. Everything else you draw.',
    first: 'First mail',
  },
  wait: 'Wait',
}

const de: Translated<typeof en> = {
  welcome: {
    name: 'Uns kennenlernen',
    about: 'Für neue Leads: drei E-Mails in zwei Wochen, und ein Anruf bei allen, die klicken.',
    first: 'Willkommen',
    second: 'Wie es andere machen',
    clicked: 'Wurde geklickt?',
    yes: 'Geklickt',
    call: 'Anruf: Was wird gesucht?',
    third: 'Wollen wir sprechen?',
  },
  return: {
    name: 'Jetzt nicht, später vielleicht',
    about: 'Für Leads, die zurückkamen: ab und zu eine E-Mail, bis sich etwas bewegt.',
    first: 'Was es Neues gibt',
    moved: 'Bewegt sich etwas?',
    yes: 'Preise angesehen oder geklickt',
    call: 'Anruf: Ist es so weit?',
    second: 'Weiter für Sie da',
  },
  warm: {
    name: 'Fast reif',
    about: 'Für Leads mit hohem Score: eine E-Mail, ein Blick auf das, was sie tun, dann ein Anruf.',
    first: 'Ein Vorschlag',
    looked: 'Wurden Preise angesehen?',
    yes: 'Preise angesehen',
    call: 'Anruf: einen Termin anbieten',
    second: 'Zwei Fragen',
    score: 'Ein Score von 40 oder mehr',
  },
  watch: {
    name: 'Lose Verbindung während der Beobachtung',
    about:
      'Für disqualifizierte Leads, die E-Mails zugestimmt haben: einmal im Quartal etwas Nützliches. Eine Vorlage, deren Text Sie jedes Quartal erneuern, genügt.',
    mail: (n) => `Nützliche E-Mail, Quartal ${n}`,
  },
  blank: {
    name: 'Neues Programm',
    about: 'Eine E-Mail. Alles andere zeichnen Sie.',
    first: 'Erste E-Mail',
  },
  wait: 'Warten',
}

export const startWords = __LANGUAGE__ === 'de' ? de : en
