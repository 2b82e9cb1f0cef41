import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket, type TLSSocketOptions } from 'node:tls';

/** A mail that a sink got. */
export interface GotMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and content as they came. */
  readonly source: string;
  /** Whether the connection was encrypted. */
  readonly isEncrypted: boolean;
  /** Name and password that were given; null when none were. */
  readonly auth: string | null;
}

/** A mail server on this machine that keeps what it gets: as much of SMTP (RFC 5321) as a client needs. */
export interface SmtpSink {
  readonly port: number;
  readonly got: GotMail[];
  /** Answer to the content of a mail; "250 ok" at first. */
  answer: string;
  close(): Promise<void>;
}

/** Opens a mail server on a free port. It offers STARTTLS when it is given a key and a certificate. */
export async function smtpSink(tls?: TLSSocketOptions): Promise<SmtpSink> {
  const got: GotMail[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.write('220 sink\r\n');
    converse(socket, { tls, isEncrypted: false, take: (mail) => { got.push(mail); return sink.answer; } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: SmtpSink = {
    port: (server.address() as AddressInfo).port,
    got,
    answer: '250 ok',
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return sink;
}

interface Talk {
  readonly tls: TLSSocketOptions | undefined;
  readonly isEncrypted: boolean;
  readonly take: (mail: GotMail) => string;
}

interface Draft {
  from: string;
  readonly to: string[];
  auth: string | null;
}

/** What a command changes and what is answered. */
const COMMANDS: Readonly<Record<string, (line: string, draft: Draft, talk: Talk) => string>> = {
  EHLO: (_line, _draft, { tls, isEncrypted }) => `250-sink\r\n${tls !== undefined && !isEncrypted ? '250-STARTTLS\r\n' : ''}250 AUTH PLAIN`,
  AUTH: (line, draft) => {
    draft.auth = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8').split('\0').slice(1).join(':');
    return '235 ok';
  },
  MAIL: (line, draft) => {
    draft.from = addressIn(line);
    return '250 ok';
  },
  RCPT: (line, draft) => {
    draft.to.push(addressIn(line));
    return '250 ok';
  },
  DATA: () => '354 go on',
  QUIT: () => '221 bye',
};

function addressIn(line: string): string {
  return /<(.*)>/.exec(line)?.[1] ?? '';
}

function converse(socket: Socket, talk: Talk): void {
  const draft: Draft = { from: '', to: [], auth: null };
  let text = '';
  let content: string[] | null = null;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const take = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (content === null) {
      say(COMMANDS[verb]?.(line, draft, talk) ?? '250 ok');
      content = verb === 'DATA' ? [] : null;
    } else if (line === '.') {
      say(talk.take({ ...draft, isEncrypted: talk.isEncrypted, source: content.join('\n') }));
      content = null;
    } else content.push(line);
  };
  const hear = (part: Buffer): void => {
    const lines = `${text}${part.toString('utf8')}`.split('\r\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      if (line.toUpperCase() !== 'STARTTLS') {
        take(line);
        continue;
      }
      socket.off('data', hear);
      say('220 go on');
      converse(new TLSSocket(socket, { isServer: true, ...talk.tls }), { ...talk, isEncrypted: true });
      return;
    }
  };
  socket.on('data', hear);
  socket.on('error', () => undefined); // the client is gone
}
