/** Bounces in the forms in which the common mail servers write them. `%ID%`: our Message-ID; `%TO%`: whom it went to. */
export interface Returned {
  server: string
  source: string
  returned: 'hard' | 'soft' | 'delayed' | 'delivered'
  code: string | null
  /** the mail itself came along, or its head */
  original: boolean
}

const ORIGINAL = `Message-ID: <%ID%>
From: Acme <baton@acme.example>
To: Ada <%TO%>
Subject: Hello Ada
Auto-Submitted: auto-generated
Content-Type: text/plain

Hello`

interface Report {
  from: string
  subject: string
  said: string
  status: string
  original?: 'whole' | 'head' | 'none'
  more?: string
}

function report({ from, subject, said, status, original = 'whole', more = '' }: Report): string {
  const back = {
    whole: `--=_b\nContent-Description: Undelivered Message\nContent-Type: message/rfc822\n\n${ORIGINAL}\n\n`,
    head: `--=_b\nContent-Type: text/rfc822-headers\n\n${ORIGINAL.split('\n\n')[0]}\n\n`,
    none: '',
  }[original]
  return `Return-Path: <>
Date: Mon, 8 Jun 2026 08:10:00 +0000
From: ${from}
To: baton@acme.example
Subject: ${subject}
${more}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
 boundary="=_b"

--=_b
Content-Type: text/plain; charset=utf-8

${said}

--=_b
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.far.example
Arrival-Date: Mon, 8 Jun 2026 08:09:00 +0000

${status}

${back}--=_b--
`
}

function plain(head: string, text: string): string {
  return `Return-Path: <>
Date: Mon, 8 Jun 2026 08:10:00 +0000
To: baton@acme.example
${head}

${text}
`
}

const POSTFIX = `This is the mail system at host mx.far.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system`

const postfix = (status: string, diagnostic: string, action = 'failed') =>
  report({
    from: 'MAILER-DAEMON@mx.far.example (Mail Delivery System)',
    subject:
      action === 'failed' ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)',
    more: 'Auto-Submitted: auto-replied\n',
    said: `${POSTFIX}\n\n<%TO%>: ${diagnostic}`,
    status: `Final-Recipient: rfc822; %TO%\nOriginal-Recipient: rfc822;%TO%\nAction: ${action}\nStatus: ${status}\nRemote-MTA: dns; mx2.far.example\nDiagnostic-Code: smtp; ${diagnostic}`,
    original: action === 'failed' ? 'whole' : 'head',
  })

const exchange = (status: string, diagnostic: string, said: string) =>
  report({
    from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@far.example>',
    subject: 'Undeliverable: Hello Ada',
    more: 'Auto-Submitted: auto-replied\nX-MS-Exchange-Message-Is-Ndr:\nIn-Reply-To: <%ID%>\nReferences: <%ID%>\n',
    said,
    status: `Final-Recipient: rfc822;%TO%\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp;${diagnostic}\nX-Display-Name: Ada`,
    original: 'none',
  })

const gmail = (status: string, diagnostic: string) =>
  report({
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Failure)',
    more: 'Auto-Submitted: auto-replied\nX-Failed-Recipients: %TO%\nIn-Reply-To: <%ID%>\nReferences: <%ID%>\n',
    said: '** Address not found **\n\nYour message was not delivered to %TO% because something about it was wrong.',
    status: `Final-Recipient: rfc822; %TO%\nAction: failed\nStatus: ${status}\nRemote-MTA: dns; gmail-smtp-in.l.google.com.\nDiagnostic-Code: smtp; ${diagnostic}\nLast-Attempt-Date: Mon, 08 Jun 2026 01:10:00 -0700 (PDT)`,
    original: 'head',
  })

const exim = (said: string) =>
  plain(
    'From: Mail Delivery System <Mailer-Daemon@exim.far.example>\nSubject: Mail delivery failed: returning message to sender\nX-Failed-Recipients: %TO%\nAuto-Submitted: auto-replied',
    `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  %TO%
    ${said}

------ This is a copy of the message, including all the headers. ------

Return-path: <baton@acme.example>
${ORIGINAL}`,
  )

const qmail = (said: string) =>
  plain(
    'From: MAILER-DAEMON@qmail.far.example\nSubject: failure notice',
    `Hi. This is the qmail-send program at qmail.far.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<%TO%>:
${said}

--- Below this line is a copy of the message.

Return-Path: <baton@acme.example>
${ORIGINAL}`,
  )

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
