import { createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
/** Opens a mail server on a free port. It offers STARTTLS when it is given a key and a certificate. */
export async function smtpSink(tls) {
    const got = [];
    const open = new Set();
    const server = createServer((socket) => {
        open.add(socket);
        socket.on('close', () => open.delete(socket));
        socket.write('220 sink\r\n');
        converse(socket, { tls, isEncrypted: false, take: (mail) => { got.push(mail); return sink.answer; } });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const sink = {
        port: server.address().port,
        got,
        answer: '250 ok',
        close: async () => {
            for (const socket of open)
                socket.destroy();
            await new Promise((resolve) => server.close(resolve));
        },
    };
    return sink;
}
/** What a command changes and what is answered. */
const COMMANDS = {
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
function addressIn(line) {
    return /<(.*)>/.exec(line)?.[1] ?? '';
}
function converse(socket, talk) {
    const draft = { from: '', to: [], auth: null };
    let text = '';
    let content = null;
    const say = (line) => void socket.write(`${line}\r\n`);
    const take = (line) => {
        const verb = line.slice(0, 4).toUpperCase();
        if (content === null) {
            say(COMMANDS[verb]?.(line, draft, talk) ?? '250 ok');
            content = verb === 'DATA' ? [] : null;
        }
        else if (line === '.') {
            say(talk.take({ ...draft, isEncrypted: talk.isEncrypted, source: content.join('\n') }));
            content = null;
        }
        else
            content.push(line);
    };
    const hear = (part) => {
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
//# sourceMappingURL=smtp-sink.js.map