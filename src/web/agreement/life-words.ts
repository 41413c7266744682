import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { day, list, moment } from '../ui/format.ts'
import { TEAM_NAMES, type Team } from './words.ts'
import type { Translated } from '../language.ts'

export const TEAMS = ['marketing', 'leadgen', 'sales'] as const satisfies Team[]

export const teams = (of: readonly Team[]): string => list(of.map((team) => TEAM_NAMES[team]))

/** Where a version stands, who is waited for, and what one does about it. */
const en = {
  short: (version: number) => `v${version}`,
  state: (of: AgreementLife): string => {
    switch (of.status) {
      case 'proposed':
        return of.signatures.length === 0
          ? 'proposed'
          : `signed ${of.signatures.length} of ${of.signatures.length + of.missing.length}`
      case 'declined':
        return 'declined'
      case 'withdrawn':
        return 'withdrawn'
      case 'signed':
        return `signed, in force from ${day(of.inForceFrom ?? of.effectiveFrom)}`
      case 'in_force':
        return of.unsigned ? 'in force, unsigned' : 'in force'
      case 'superseded':
        return 'superseded'
    }
  },
  waits: (missing: readonly Team[]) => `Waits for ${teams(missing)}`,
  waitsDeclined: 'Waits for a changed text, or for the executive sponsor',
  waitsDate: (at: string) => `Takes effect on ${day(at)}`,
  ended: (from: string, to: string) => `${day(from)} to ${day(to)}`,
  sinceDay: (from: string) => `since ${day(from)}`,
  sign: 'Sign',
  signFor: (team: Team) => `Sign for ${TEAM_NAMES[team]}`,
  decline: 'Decline',
  withdraw: 'Withdraw',
  decide: 'Decide',
  remove: 'Throw away',
  yours: (team: Team) => `${TEAM_NAMES[team]} is waited for: that is you.`,
  notYou: (name: string | undefined, missing: readonly Team[]) =>
    `${name ?? 'Nobody'} does not sign here. ${teams(missing)} ${missing.length === 1 ? 'is' : 'are'} waited for.`,
  signedByYou: 'You have signed.',
  decidable: (at: string) => `The executive sponsor may decide from ${moment(at)}.`,
  decidableNow: 'The executive sponsor may decide now.',

  signTitle: (version: number) => `Sign version ${version}`,
  bind: (team: Team, version: number, from: string, duties: number) =>
    `With this you bind ${TEAM_NAMES[team]} to version ${version} exactly as it reads here: from ${day(from)} every lead is judged by it, and ${TEAM_NAMES[team]} owes the ${duties === 1 ? 'duty' : `${duties} duties`} that it names, within their time.`,
  signsAs: (name: string, team: Team) => `${name}, for ${TEAM_NAMES[team]}`,
  as: 'You sign as',
  hash: 'Text you sign (SHA-256)',
  password: 'Your password',
  passwordHint: 'Asked again because a signature binds.',
  passkey: 'Use a passkey instead',
  passkeyFailed: 'The passkey was not used. Try again, or type your password.',
  localProof:
    'This workspace is open to this machine and has no sign-in, so nothing proves that it is you. The signature will say so.',
  last: 'Yours is the last signature: it puts the version into force.',
  signed: 'Signed',
  declineTitle: (version: number) => `Decline version ${version}`,
  declineHint: 'Nobody can sign it after this. Your reason stands beside it for ever.',
  declined: 'Declined',
  reason: 'Reason',
  reasonNeeded: 'Say why, in a sentence that the others can work with.',
  withdrawTitle: (version: number) => `Withdraw version ${version}`,
  withdrawHint: 'The text stays in the list under its number. Signatures given so far count for nothing.',
  withdrawReason: 'Reason (may be left out)',
  withdrawn: 'Proposal withdrawn',
  decideTitle: (version: number) => `Decide about version ${version}`,
  decideHint: (missing: readonly Team[]) =>
    `This puts the version into force without ${teams(missing)}. Your name and reason stand in the contract beside the missing signatures, for ever.`,
  decideReason: 'Decision in writing',
  decidedDone: 'Decided: the version takes effect',
  cancel: 'Cancel',
}

const de: Translated<typeof en> = {
  short: (version) => `v${version}`,
  state: (of) => {
    switch (of.status) {
      case 'proposed':
        return of.signatures.length === 0
          ? 'vorgeschlagen'
          : `${of.signatures.length} von ${of.signatures.length + of.missing.length} unterschrieben`
      case 'declined':
        return 'abgelehnt'
      case 'withdrawn':
        return 'zurückgezogen'
      case 'signed':
        return `unterschrieben, in Kraft ab ${day(of.inForceFrom ?? of.effectiveFrom)}`
      case 'in_force':
        return of.unsigned ? 'in Kraft, nicht unterschrieben' : 'in Kraft'
      case 'superseded':
        return 'abgelöst'
    }
  },
  waits: (missing) => `Wartet auf ${teams(missing)}`,
  waitsDeclined: 'Wartet auf einen geänderten Text oder auf den Executive Sponsor',
  waitsDate: (at) => `Tritt am ${day(at)} in Kraft`,
  ended: (from, to) => `${day(from)} bis ${day(to)}`,
  sinceDay: (from) => `seit ${day(from)}`,
  sign: 'Unterschreiben',
  signFor: (team) => `Für ${TEAM_NAMES[team]} unterschreiben`,
  decline: 'Ablehnen',
  withdraw: 'Zurückziehen',
  decide: 'Entscheiden',
  remove: 'Verwerfen',
  yours: (team) => `${TEAM_NAMES[team]} fehlt noch: Das sind Sie.`,
  notYou: (name, missing) =>
    `${name ?? 'Niemand'} unterschreibt hier nicht. Es ${missing.length === 1 ? 'fehlt' : 'fehlen'} noch ${teams(missing)}.`,
  signedByYou: 'Sie haben unterschrieben.',
  decidable: (at) => `Der Executive Sponsor darf ab ${moment(at)} entscheiden.`,
  decidableNow: 'Der Executive Sponsor darf jetzt entscheiden.',

  signTitle: (version) => `Version ${version} unterschreiben`,
  bind: (team, version, from, duties) =>
    `Damit binden Sie ${TEAM_NAMES[team]} an Version ${version}, genau wie sie hier steht: Ab ${day(from)} wird jeder Lead nach ihr beurteilt, und ${TEAM_NAMES[team]} schuldet ${duties === 1 ? 'die eine Pflicht' : `die ${duties} Pflichten`}, die sie nennt, in deren Frist.`,
  signsAs: (name, team) => `${name}, für ${TEAM_NAMES[team]}`,
  as: 'Sie unterschreiben als',
  hash: 'Der Text, den Sie unterschreiben (SHA-256)',
  password: 'Ihr Passwort',
  passwordHint: 'Noch einmal gefragt, weil eine Unterschrift bindet.',
  passkey: 'Stattdessen einen Passkey verwenden',
  passkeyFailed:
    'Der Passkey wurde nicht benutzt. Versuchen Sie es noch einmal oder geben Sie Ihr Passwort ein.',
  localProof:
    'Dieser Arbeitsbereich ist für diesen Rechner offen und kennt keine Anmeldung; nichts beweist also, dass Sie es sind. Die Unterschrift wird das vermerken.',
  last: 'Ihre Unterschrift ist die letzte: Sie setzt die Version in Kraft.',
  signed: 'Unterschrieben',
  declineTitle: (version) => `Version ${version} ablehnen`,
  declineHint: 'Danach kann niemand sie mehr unterschreiben. Ihr Grund steht für immer daneben.',
  declined: 'Abgelehnt',
  reason: 'Grund',
  reasonNeeded: 'Sagen Sie warum, in einem Satz, mit dem die anderen arbeiten können.',
  withdrawTitle: (version) => `Version ${version} zurückziehen`,
  withdrawHint:
    'Der Text bleibt unter seiner Nummer in der Liste. Bisherige Unterschriften zählen nicht mehr.',
  withdrawReason: 'Grund (kann entfallen)',
  withdrawn: 'Vorschlag zurückgezogen',
  decideTitle: (version) => `Über Version ${version} entscheiden`,
  decideHint: (missing) =>
    `Das setzt die Version ohne ${teams(missing)} in Kraft. Ihr Name und Ihr Grund stehen im Vertrag neben den fehlenden Unterschriften, für immer.`,
  decideReason: 'Entscheidung in Schriftform',
  decidedDone: 'Entschieden: Die Version tritt in Kraft',
  cancel: 'Abbrechen',
}

export const lifeWords = __LANGUAGE__ === 'de' ? de : en
