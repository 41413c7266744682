/** Bounces in the forms in which the common mail servers write them. `%ID%`: our Message-ID; `%TO%`: whom it went to. */
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

export function report({ from, subject, said, status, original = 'whole', more = '' }: Report): string {
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

export function plain(head: string, text: string): string {
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

export const postfix = (status: string, diagnostic: string, action = 'failed') =>
  report({
    from: 'MAILER-DAEMON@mx.far.example (Mail Delivery System)',
    subject:
      action === 'failed' ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)',
    more: 'Auto-Submitted: auto-replied\n',
    said: `${POSTFIX}\n\n<%TO%>: ${diagnostic}`,
    status: `Final-Recipient: rfc822; %TO%\nOriginal-Recipient: rfc822;%TO%\nAction: ${action}\nStatus: ${status}\nRemote-MTA: dns; mx2.far.example\nDiagnostic-Code: smtp; ${diagnostic}`,
    original: action === 'failed' ? 'whole' : 'head',
  })

export const exchange = (status: string, diagnostic: string, said: string) =>
  report({
    from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@far.example>',
    subject: 'Undeliverable: Hello Ada',
    more: 'Auto-Submitted: auto-replied\nX-MS-Exchange-Message-Is-Ndr:\nIn-Reply-To: <%ID%>\nReferences: <%ID%>\n',
    said,
    status: `Final-Recipient: rfc822;%TO%\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp;${diagnostic}\nX-Display-Name: Ada`,
    original: 'none',
  })

export const gmail = (status: string, diagnostic: string) =>
  report({
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Failure)',
    more: 'Auto-Submitted: auto-replied\nX-Failed-Recipients: %TO%\nIn-Reply-To: <%ID%>\nReferences: <%ID%>\n',
    said: '** Address not found **\n\nYour message was not delivered to %TO% because something about it was wrong.',
    status: `Final-Recipient: rfc822; %TO%\nAction: failed\nStatus: ${status}\nRemote-MTA: dns; gmail-smtp-in.l.google.com.\nDiagnostic-Code: smtp; ${diagnostic}\nLast-Attempt-Date: Mon, 08 Jun 2026 01:10:00 -0700 (PDT)`,
    original: 'head',
  })

export const exim = (said: string) =>
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

export const qmail = (said: string) =>
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
