import { exchange, exim, gmail, plain, postfix, qmail, report } from './returned.forms.ts'

/** Bounces as the common mail servers write them, with what each has to be taken for. */
export interface Returned {
  server: string
  source: string
  returned: 'hard' | 'soft' | 'delayed' | 'delivered'
  code: string | null
  /** the mail itself came along, or its head */
  original: boolean
}

const one = (
  server: string,
  returned: Returned['returned'],
  code: string | null,
  source: string,
  original = true,
): Returned => ({ server, returned, code, source, original })

export const corpus: Returned[] = [
  one(
    'Postfix, unknown user',
    'hard',
    '5.1.1',
    postfix('5.1.1', '550 5.1.1 <%TO%>: Recipient address rejected: User unknown in virtual mailbox table'),
  ),
  one(
    'Postfix, no such domain',
    'hard',
    '5.4.4',
    postfix(
      '5.4.4',
      'X-Postfix; Host or domain name not found. Name service error for name=far.example type=AAAA: Host not found',
    ),
  ),
  one('Postfix, over quota for good', 'soft', '5.2.2', postfix('5.2.2', '552 5.2.2 <%TO%>: Mailbox full')),
  one(
    'Postfix, gave up after days',
    'soft',
    '4.4.1',
    postfix('4.4.1', 'connect to mx2.far.example[192.0.2.7]:25: Connection timed out'),
  ),
  one(
    'Postfix, refused by policy',
    'soft',
    '5.7.1',
    postfix('5.7.1', '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org'),
  ),
  one(
    'Postfix, policy that means nobody',
    'hard',
    '5.7.1',
    postfix('5.7.1', '550 5.7.1 <%TO%>: no such user here'),
  ),
  one(
    'Postfix, still trying',
    'delayed',
    '4.4.1',
    postfix('4.4.1', 'connect to mx2.far.example[192.0.2.7]:25: Connection refused', 'delayed'),
  ),
  one(
    'Postfix, receipt',
    'delivered',
    '2.0.0',
    postfix('2.0.0', '250 2.0.0 Ok: queued as 4XyZ', 'delivered').replace(
      /^Subject: .*$/m,
      'Subject: Successful Mail Delivery Report',
    ),
  ),
  one(
    'Postfix, vague status and a telling answer',
    'hard',
    '5.1.1',
    postfix('5.0.0', '550 5.1.1 unknown or illegal alias: %TO%'),
  ),
  one(
    'Postfix, no enhanced code',
    'hard',
    '5.0.0',
    postfix('5.0.0', 'host mx2.far.example said: 550 Mailbox unavailable (in reply to RCPT TO command)'),
  ),
  one(
    'Exchange Online, unknown',
    'hard',
    '5.1.10',
    exchange(
      '5.1.10',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
      'Ihre Nachricht an %TO% konnte nicht zugestellt werden.',
    ),
    false,
  ),
  one(
    'Exchange Online, edge blocking',
    'hard',
    '5.4.1',
    exchange(
      '5.4.1',
      '550 5.4.1 Recipient address rejected: Access denied. [AM7EUR03FT012.eop-EUR03.prod.protection.outlook.com]',
      "Your message to %TO% couldn't be delivered.",
    ),
    false,
  ),
  one(
    'Exchange Online, may not write there',
    'soft',
    '5.7.133',
    exchange(
      '5.7.133',
      '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
      '%TO% only accepts messages from people in its organization.',
    ),
    false,
  ),
  one(
    'Exchange Online, domain is none',
    'hard',
    '5.4.310',
    exchange(
      '5.4.310',
      '550 5.4.310 DNS domain far.example does not exist',
      "Your message couldn't be delivered.",
    ),
    false,
  ),
  one(
    'Exchange, mailbox full',
    'soft',
    '5.2.2',
    exchange(
      '5.2.2',
      '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException',
      'The mailbox of %TO% is full.',
    ),
    false,
  ),
  one(
    'Gmail, unknown',
    'hard',
    '5.1.1',
    gmail(
      '5.1.1',
      '550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the address. https://support.google.com/mail/?p=NoSuchUser',
    ),
  ),
  one(
    'Gmail, disabled',
    'hard',
    '5.2.1',
    gmail('5.2.1', '550 5.2.1 The email account that you tried to reach is disabled.'),
  ),
  one(
    'Gmail, over quota',
    'soft',
    '4.2.2',
    gmail('4.2.2', '452 4.2.2 The email account that you tried to reach is over quota.'),
  ),
  one(
    'Gmail, not authenticated',
    'soft',
    '5.7.26',
    gmail('5.7.26', '550-5.7.26 This mail has been blocked because the sender is unauthenticated.'),
  ),
  one('Exim, unrouteable', 'hard', null, exim('Unrouteable address')),
  one(
    'Exim, unknown',
    'hard',
    '5.1.1',
    exim(
      'host mx.far.example [192.0.2.7]\n    SMTP error from remote mail server after RCPT TO:<%TO%>:\n    550 5.1.1 <%TO%>: Recipient address rejected: User unknown',
    ),
  ),
  one(
    'Exim, retry timeout',
    'soft',
    null,
    exim('host mx.far.example [192.0.2.7]\n    retry timeout exceeded'),
  ),
  one('qmail, no mailbox', 'hard', '5.1.1', qmail('Sorry, no mailbox here by that name. (#5.1.1)')),
  one(
    'qmail, remote refused',
    'hard',
    null,
    qmail(
      '192.0.2.7 does not like recipient.\nRemote host said: 550 No such user here\nGiving up on 192.0.2.7.',
    ),
  ),
  one(
    'qmail, over quota',
    'soft',
    '5.2.2',
    qmail('The users mailfolder is over the allowed quota (size). (#5.2.2)'),
  ),
  one(
    'Sendmail',
    'hard',
    '5.1.1',
    report({
      from: 'Mail Delivery Subsystem <MAILER-DAEMON@sm.far.example>',
      subject: 'Returned mail: see transcript for details',
      said: '   ----- The following addresses had permanent fatal errors -----\n<%TO%>\n    (reason: 550 5.1.1 <%TO%>... User unknown)',
      status:
        'Final-Recipient: RFC822; %TO%\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: SMTP; 550 5.1.1 <%TO%>... User unknown',
      original: 'head',
    }),
  ),
  one(
    'a German provider in words alone',
    'hard',
    null,
    plain(
      'From: Postmaster <postmaster@far.example>\nSubject: Unzustellbar: Hello Ada\nIn-Reply-To: <%ID%>',
      'Dieses Postfach existiert nicht: %TO%',
    ),
  ),
  one(
    'one that says nothing',
    'soft',
    null,
    plain(
      'From: mailer-daemon@far.example\nSubject: Undeliverable: Hello Ada\nReferences: <%ID%>',
      'Something went wrong with %TO%.',
    ),
  ),
]

/** With the name of our mail and whom it went to. */
export function returnedFor({ source }: Pick<Returned, 'source'>, id: string, to: string): string {
  return source.replaceAll('%ID%', id).replaceAll('%TO%', to)
}
