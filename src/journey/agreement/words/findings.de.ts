import { phrasebook } from '#platform/phrasebook.rules.ts'
import { MORE_FINDINGS, MORE_NAMED } from './findings-more.de.ts'

/**
 * What the checks of an agreement say, in German. The key is the English sentence, `{}` where it names something; `{1}`,
 * `{2}` … are those things in their order. A finding that is not here is shown in English.
 */
const FINDINGS: Record<string, string> = {
  // shape
  '{} is missing.': '{1} fehlt.',
  'Field {} is not known.': 'Das Feld {1} gibt es nicht.',
  '{} must be {}, not {}.': '{1} muss {2} sein, nicht {3}.',
  '{} must be one of {}.': '{1} muss einer dieser Werte sein: {2}.',
  '{} must not be empty.': '{1} darf nicht leer sein.',
  '{} must not be longer than {} characters.': '{1} darf höchstens {2} Zeichen lang sein.',
  '{} must not hold more than {}.': '{1} darf höchstens {2} Einträge haben.',
  '{} must be a whole number.': '{1} muss eine ganze Zahl sein.',
  '{} must be at least {}.': '{1} muss mindestens {2} sein.',
  '{} must be at most {}.': '{1} darf höchstens {2} sein.',
  '{} must be true.': '{1} muss `true` sein.',
  '{} must be text, a number, true or false.': '{1} muss Text, eine Zahl, `true` oder `false` sein.',
  '{} must be a date such as {}.': '{1} muss ein Datum sein wie {2}.',
  '{} must be a duration such as {}.':
    '{1} muss eine Dauer sein, zum Beispiel "4 business hours", "14 days" oder "24 months".',
  '{} must be hours such as {}.': '{1} müssen Uhrzeiten sein wie {2}.',
  '{} must be a field such as {}.': '{1} muss ein Feld sein wie {2}.',
  '{} must be the id of a person, such as {}.': '{1} muss die Kennung einer Person sein wie {2}.',
  '{} must hold at least one criterion.': '{1} braucht mindestens ein Kriterium.',
  '{} must hold at least one rule.': '{1} braucht mindestens eine Regel.',
  '{} must hold at least one sign.': '{1} braucht mindestens ein Zeichen.',
  '{} must hold at least one step.': '{1} braucht mindestens einen Schritt.',
  '{} must name at least one person.': '{1} muss mindestens eine Person nennen.',
  '{} must name at least two stages.': '{1} muss mindestens zwei Phasen nennen.',
  'The name {} must be small letters, digits and _, beginning with a letter.':
    'Der Name {1} darf nur Kleinbuchstaben, Ziffern und _ enthalten und beginnt mit einem Buchstaben.',
  '{} must be small letters, digits and _, beginning with a letter.':
    '{1} darf nur Kleinbuchstaben, Ziffern und _ enthalten und beginnt mit einem Buchstaben.',
  // spans, dates, calendars
  '{} is not a duration.': '{1} ist keine Dauer.',
  '{} is no time at all; it must be longer than zero.': '{1} ist keine Zeit; sie muss länger als null sein.',
  '{} needs a calendar: name one with `calendar`.':
    '{1} braucht einen Kalender: nennen Sie einen mit `calendar`.',
  '{}: business time is counted in minutes, hours or days.':
    '{1}: Geschäftszeit zählt in Minuten, Stunden oder Tagen.',
  '{} is longer than a century.': '{1} ist länger als ein Jahrhundert.',
  '{} is not a date of the calendar.': '{1} ist kein Datum des Kalenders.',
  '{} is not a time zone. Write an IANA name such as Europe/Berlin.':
    '{1} ist keine Zeitzone. Schreiben Sie einen IANA-Namen wie Europe/Berlin.',
  'Calendar {} has not a single working hour.': 'Der Kalender {1} hat keine einzige Arbeitsstunde.',
  'There is no calendar {}.': 'Es gibt keinen Kalender {1}.',
  '{} ends before it begins.': '{1} endet, bevor es beginnt.',
  '{} overlaps the hours before it.': '{1} überschneidet sich mit den Stunden davor.',
  'The review is due before the agreement has begun.':
    'Die Überprüfung ist fällig, bevor die Vereinbarung gilt.',
  // stages and ways
  'No stage is of kind {}; there must be at least one.':
    'Keine Phase ist von der Art {1}; es muss mindestens eine geben.',
  'Stage {} cannot be reached: nothing leads to it.':
    'Die Phase {1} ist nicht zu erreichen: Nichts führt zu ihr.',
  'Stage {} stands twice on the path.': 'Die Phase {1} steht zweimal auf dem Weg.',
  'The path begins with {}, which must be of kind develop.':
    'Der Weg beginnt mit {1}; diese Phase muss von der Art develop sein.',
  'Stage {} is of kind {} and stands beside the path, not on it.':
    'Die Phase {1} ist von der Art {2} und steht neben dem Weg, nicht darauf.',
  '{} is of kind won and must end the path.': '{1} ist von der Art won und muss den Weg beenden.',
  'Stage {} is of kind {} and must stand on the path.':
    'Die Phase {1} ist von der Art {2} und muss auf dem Weg stehen.',
  'Stage {} hands over and needs `handoff`.': 'Die Phase {1} übergibt und braucht `handoff`.',
  'Stage {} has no way out: give it an exit, or a move when its time is over.':
    'Aus der Phase {1} führt kein Weg: Geben Sie ihr einen Ausgang oder einen Wechsel nach Ablauf der Zeit.',
  'Stage {} leads to itself.': 'Die Phase {1} führt zu sich selbst.',
  'This skips {}: a stage of the path can only be left for the next one.':
    'Das überspringt {1}: Aus einer Phase des Wegs geht es nur in die nächste.',
  'From {} a lead can come back only to the start of the path, {}.':
    'Von {1} kann ein Lead nur an den Anfang des Wegs zurück, zu {2}.',
  'A new pass begins at {}, not at {}.': 'Ein neuer Durchgang beginnt bei {1}, nicht bei {2}.',
  'There is no stage {}.': 'Es gibt keine Phase {1}.',
  'There is no stage {} in this version.': 'In dieser Version gibt es keine Phase {1}.',
  '{} is empty; there must be at least one reason.': '{1} ist leer; es muss mindestens einen Grund geben.',
  'A returned lead cannot move on to {}, which lies behind the hand-off.':
    'Ein zurückgegebener Lead kann nicht weiter zu {1}: Das liegt hinter der Übergabe.',
  'The exit to {} can never open: score.{} must be at least {} and at most {}.':
    'Der Ausgang zu {1} kann sich nie öffnen: score.{2} müsste mindestens {3} und höchstens {4} sein.',
  'The exit to {} can never open: score.{} must be at least {}, but its most is {}.':
    'Der Ausgang zu {1} kann sich nie öffnen: score.{2} müsste mindestens {3} sein, erreicht aber höchstens {4}.',
  // rules, fields, people
  'The most points must be above zero.': 'Die Höchstzahl der Punkte muss über null liegen.',
  'Cap {} and points {} must have the same sign.':
    'Grenze {1} und Punkte {2} müssen dasselbe Vorzeichen haben.',
  'Cap {} is smaller than the points of a single touch, {}.':
    'Die Grenze {1} ist kleiner als die Punkte eines einzigen Kontaktpunkts, {2}.',
  'Points decay around the clock: write the half-life without "business".':
    'Punkte verfallen rund um die Uhr: Schreiben Sie die Halbwertszeit ohne „business“.',
  '{} is personal; rules cannot see it.': '{1} ist persönlich; Regeln sehen es nicht.',
  '{} is not known here.': '{1} ist hier nicht bekannt.',
  '{} stands twice in the list.': '{1} steht zweimal in der Liste.',
  'A field cannot be called {}: the word is reserved.':
    'Ein Feld kann nicht {1} heißen: Das Wort ist vergeben.',
  '{} is no {}, but the field is.': 'Das Feld ist von der Art {2}; {1} ist es nicht.',
  'There is no lead field {}.': 'Es gibt kein Feld {1}.',
  'Weights count only with `pick: weighted`.': 'Gewichte zählen nur mit `pick: weighted`.',
  // duties and targets
  'It would begin and end with the same contact.': 'Das würde mit demselben Kontakt beginnen und enden.',
  'How many? Say so with `attempts`.': 'Wie viele? Sagen Sie es mit `attempts`.',
  'It counts only with `until: attempts`.': 'Das zählt nur mit `until: attempts`.',
  'The stage has no activity {}.': 'Die Phase hat keine Aktivität {1}.',
  'A reminder comes before it is due.': 'Eine Erinnerung kommt vor der Fälligkeit.',
  'The lead would be taken back before it is due.': 'Der Lead würde vor der Fälligkeit zurückgenommen.',
  'There are two targets with the id {}.': 'Es gibt zwei Ziele mit der Kennung {1}.',
  'There are two duties with the id {}.': 'Es gibt zwei Pflichten mit der Kennung {1}.',
  'There are two routing rules with the id {}.': 'Es gibt zwei Zuteilungsregeln mit der Kennung {1}.',
  'The band runs from {} to {}: turn them round.': 'Die Spanne läuft von {1} bis {2}: Vertauschen Sie beide.',
  '{} and {} must add up to 100; {} and {} make {}.':
    '{1} und {2} müssen zusammen 100 ergeben; {3} und {4} sind {5}.',
  'No stage offers leads to anybody.': 'Keine Phase bietet jemandem Leads an.',
  // conditions
  'A rule must be true or false, but this gives a {}.':
    'Eine Regel muss wahr oder falsch sein; das hier gibt: {1}.',
  '{} is not part of the language of rules.': '{1} gehört nicht zur Sprache der Regeln.',
  'Write a text, a number, true or false here.': 'Schreiben Sie hier Text, eine Zahl, `true` oder `false`.',
  'The list is empty, so nothing can be in it.': 'Die Liste ist leer; nichts kann darin sein.',
  'A {} cannot be compared with a {}.': 'Das lässt sich nicht vergleichen: {1} mit {2}.',
  '{} is not known. Rules can look at {}.': '{1} ist nicht bekannt. Regeln sehen {2}.',
  'Only the criteria of stages can look at the score.': 'Nur die Kriterien von Phasen sehen den Score.',
  'Rules of engagement cannot look at what is known.': 'Regeln des Engagements sehen nicht, was bekannt ist.',
  'Compare {} directly with a whole number, such as {}: the moment at which a decaying score crosses it is solved exactly.':
    'Vergleichen Sie {1} direkt mit einer ganzen Zahl, zum Beispiel {2}: Der Moment, in dem ein fallender Score sie kreuzt, wird genau berechnet.',
}

/** What a finding may name that is a word itself. */
const NAMED: Record<string, string> = {
  'The agreement': 'Die Vereinbarung',
  text: 'Text',
  number: 'Zahl',
  list: 'Liste',
  'yes/no value': 'Ja/Nein-Wert',
  'a number': 'eine Zahl',
  'a whole number': 'eine ganze Zahl',
  'true or false': '`true` oder `false`',
  'a list': 'eine Liste',
  'a group of fields': 'eine Gruppe von Feldern',
}

/** A finding in German; as it is when nobody translated it. */
export function findingDe(message: string): string {
  const near = / Did you mean (`[^`]+`)\?/.exec(message)
  const plain = near ? message.replace(near[0], '') : message
  const said = inGerman(plain)
  if (said === plain) return message
  return near ? `${said} Meinten Sie ${near[1]}?` : said
}

const names: Record<string, string> = { ...NAMED, ...MORE_NAMED }
const inGerman = phrasebook(
  { ...FINDINGS, ...MORE_FINDINGS },
  {
    // English prose in a gap would make a sentence of two languages: then it stays English as a whole
    takes: (text) => Object.hasOwn(names, text) || !/\w \w/.test(text.replaceAll(/`[^`]*`|"[^"]*"/g, '')),
    said: (text) => (Object.hasOwn(names, text) ? names[text]! : text),
  },
)
