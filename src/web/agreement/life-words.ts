import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { day, moment } from '../ui/format.ts'
import { TEAM_NAMES, type Team } from './words.ts'

export const TEAMS = ['marketing', 'leadgen', 'sales'] as const satisfies Team[]

const listed = new Intl.ListFormat('en', { type: 'conjunction' })
export const teams = (of: readonly Team[]): string => listed.format(of.map((team) => TEAM_NAMES[team]))

/** Where a version stands, who is waited for, and what one does about it. */
export const lifeWords = {
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
