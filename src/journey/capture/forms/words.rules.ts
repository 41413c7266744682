import type { Language } from '#platform/language.contract.ts'

/** What visitors read of a form besides its own words: on the hosted page, in the embedded element, in mails. */
const en = {
  required: 'Please fill this in.',
  requiredChoice: 'Please choose one.',
  requiredCheck: 'Please tick this box.',
  email: 'That is not an e-mail address.',
  number: 'That is not a number.',
  notOffered: 'That is none of the choices.',
  long: 'That is too long.',
  characters: 'That holds characters that cannot be stored.',
  wrong: 'That does not fit.',
  optional: 'optional',
  choose: 'Please choose',
  summary: 'Please look at these fields again:',
  offline: 'You seem to be offline. What you typed is still here; send it again when you are back.',
  failed: 'That did not get through. What you typed is still here; please try again in a moment.',
  quick: 'That was faster than we can tell people from machines. Please send it again.',
  many: 'Too many forms came from your network. Please try again in some minutes.',
  stale: 'This page is out of date. Please send the form once more.',
  closed: 'This form is closed.',
  trap: 'Please leave this empty',
  sending: 'Sending …',
  confirmTitle: 'One more step',
  confirmSent:
    'We have sent you an e-mail. Please open it and confirm your address; only then your request counts.',
  confirmAsk: 'Please confirm that you sent us this form.',
  confirmButton: 'Confirm',
  confirmed: 'Thank you, your address is confirmed.',
  confirmGone: 'This link no longer works. Please fill in the form once more.',
  mailSubject: 'Please confirm your e-mail address',
  mailText:
    'Hello,\n\nsomebody entered this address in our form “{title}”. If that was you, please confirm it here:\n\n{link}\n\nIf it was not, simply ignore this mail: without your confirmation we delete what was entered after {days} days.\n',
  notFound: 'There is no such form',
  openForm: 'Open the form',
}

export type FormWords = typeof en

const de: FormWords = {
  required: 'Bitte ausfüllen.',
  requiredChoice: 'Bitte auswählen.',
  requiredCheck: 'Bitte ankreuzen.',
  email: 'Das ist keine E-Mail-Adresse.',
  number: 'Das ist keine Zahl.',
  notOffered: 'Das steht nicht zur Auswahl.',
  long: 'Das ist zu lang.',
  characters: 'Das enthält Zeichen, die nicht gespeichert werden können.',
  wrong: 'Das passt nicht.',
  optional: 'freiwillig',
  choose: 'Bitte wählen',
  summary: 'Bitte sehen Sie sich diese Felder noch einmal an:',
  offline:
    'Sie sind offenbar offline. Ihre Eingaben sind noch da; senden Sie sie, sobald Sie wieder verbunden sind.',
  failed: 'Das kam nicht an. Ihre Eingaben sind noch da; bitte versuchen Sie es gleich noch einmal.',
  quick:
    'Das war schneller, als wir Menschen von Maschinen unterscheiden können. Bitte senden Sie noch einmal.',
  many: 'Aus Ihrem Netz kamen zu viele Formulare. Bitte versuchen Sie es in einigen Minuten wieder.',
  stale: 'Diese Seite ist veraltet. Bitte senden Sie das Formular noch einmal.',
  closed: 'Dieses Formular ist geschlossen.',
  trap: 'Bitte leer lassen',
  sending: 'Wird gesendet …',
  confirmTitle: 'Noch ein Schritt',
  confirmSent:
    'Wir haben Ihnen eine E-Mail geschickt. Bitte öffnen Sie sie und bestätigen Sie Ihre Adresse; erst dann zählt Ihre Anfrage.',
  confirmAsk: 'Bitte bestätigen Sie, dass Sie uns dieses Formular geschickt haben.',
  confirmButton: 'Bestätigen',
  confirmed: 'Vielen Dank, Ihre Adresse ist bestätigt.',
  confirmGone: 'Dieser Link gilt nicht mehr. Bitte füllen Sie das Formular noch einmal aus.',
  mailSubject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
  mailText:
    'Guten Tag,\n\njemand hat diese Adresse in unser Formular „{title}“ eingetragen. Wenn Sie das waren, bestätigen Sie es bitte hier:\n\n{link}\n\nWenn nicht, ignorieren Sie diese E-Mail einfach: Ohne Ihre Bestätigung löschen wir die Angaben nach {days} Tagen.\n',
  notFound: 'Dieses Formular gibt es nicht',
  openForm: 'Formular öffnen',
}

export function formWords(language: Language): FormWords {
  return language === 'de' ? de : en
}
