import type { Translated } from '../language.ts'

const en = {
  panel: 'Returned',
  cameBack: (who: string, reason: string) => `${who} returned it: ${reason}`,
  open: 'Not answered yet',
  agreed: 'Agreed',
  appealed: 'Appealed, not decided yet',
  upheld: 'Appeal decided: the return stands',
  overturned: 'Appeal decided: it should not have come back',
  acts: {
    agreed: 'Agree',
    appealed: 'Appeal…',
    upheld: 'Let the return stand',
    overturned: 'Overturn it',
  },
  titles: {
    agreed: 'Agree with the return',
    appealed: 'Appeal against the return',
    upheld: 'The return stands',
    overturned: 'Overturn the return',
  },
  hints: {
    agreed: 'The lead goes on where the agreement sends it. A word of what you do now helps the rep.',
    appealed: 'Once for each return. Say what the rep did not know; the manager of their team decides.',
    upheld: 'The lead stays where it is. Tell marketing why.',
    overturned:
      'The lead goes before sales again, to somebody else first, unless it went on meanwhile. Tell the team why.',
  },
  done: {
    agreed: 'Agreed with the return',
    appealed: 'Appealed; the manager decides',
    upheld: 'Decided: the return stands',
    overturned: 'Decided: the return is overturned',
  },
  note: 'Note',
  noteNeeded: 'An appeal needs a note: say why',
  cancel: 'Cancel',
}

const de: Translated<typeof en> = {
  panel: 'Zurückgegeben',
  cameBack: (who, reason) => `${who} hat den Lead zurückgegeben: ${reason}`,
  open: 'Noch nicht beantwortet',
  agreed: 'Einverstanden',
  appealed: 'Widersprochen, noch nicht entschieden',
  upheld: 'Entschieden: Die Rückgabe bleibt bestehen',
  overturned: 'Entschieden: Er hätte nicht zurückkommen sollen',
  acts: {
    agreed: 'Einverstanden',
    appealed: 'Widersprechen …',
    upheld: 'Rückgabe bestehen lassen',
    overturned: 'Rückgabe aufheben',
  },
  titles: {
    agreed: 'Mit der Rückgabe einverstanden',
    appealed: 'Der Rückgabe widersprechen',
    upheld: 'Die Rückgabe bleibt bestehen',
    overturned: 'Die Rückgabe aufheben',
  },
  hints: {
    agreed:
      'Der Lead geht dorthin, wohin die Vereinbarung ihn schickt. Ein Wort dazu, was Sie nun tun, hilft dem Vertrieb.',
    appealed: 'Einmal je Rückgabe. Sagen Sie, was der Vertrieb nicht wusste; dessen Leitung entscheidet.',
    upheld: 'Der Lead bleibt, wo er ist. Sagen Sie dem Marketing, warum.',
    overturned:
      'Der Lead kommt wieder zum Vertrieb, zuerst zu jemand anderem, außer er ist inzwischen weitergezogen. Sagen Sie dem Team, warum.',
  },
  done: {
    agreed: 'Mit der Rückgabe einverstanden',
    appealed: 'Widersprochen; die Leitung entscheidet',
    upheld: 'Entschieden: Die Rückgabe bleibt bestehen',
    overturned: 'Entschieden: Die Rückgabe ist aufgehoben',
  },
  note: 'Notiz',
  noteNeeded: 'Ein Widerspruch braucht eine Begründung',
  cancel: 'Abbrechen',
}

export const words = __LANGUAGE__ === 'de' ? de : en
