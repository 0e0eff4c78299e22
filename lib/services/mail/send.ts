import nodemailer, { type Transporter } from 'nodemailer';
import { readEnv } from '@/lib/env';
import { log } from '@/lib/log';

/** A mail in plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Somebody waits for the answer, and a connection to the database with them: a server that says nothing is given up. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

let transport: { url: string; made: Transporter } | undefined;

/** Whether mails can be sent at all. */
export function canMail(): boolean {
  return readEnv().SMTP_URL !== undefined;
}

/**
 * Sends a mail over SMTP (setting SMTP_URL).
 * @throws Error where it is not taken; the message names neither the receiver nor the text
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM, SITE_URL } = readEnv();
  if (SMTP_URL === undefined) throw new Error('no mail can be sent: SMTP_URL is not set');
  if (transport?.url !== SMTP_URL)
    transport = {
      url: SMTP_URL,
      made: nodemailer.createTransport(
        { url: SMTP_URL, ...PATIENCE },
        { disableFileAccess: true, disableUrlAccess: true },
      ),
    };
  const host = SITE_URL === undefined ? 'localhost' : new URL(SITE_URL).hostname;
  await transport.made.sendMail({
    from: MAIL_FROM ?? `Open Gotgan <no-reply@${host}>`,
    to: { name: '', address: to },
    subject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}

/** As {@link sendMail}, where somebody waits for the answer. @returns whether it was taken; why not is the operator's to see */
export async function trySending(mail: Mail): Promise<boolean> {
  try {
    await sendMail(mail);
    return true;
  } catch (err) {
    log.error({ err }, 'a mail was not taken');
    return false;
  }
}
