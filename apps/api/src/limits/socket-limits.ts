/** What comes over web sockets at most. */
export interface SocketLimits {
  /** A client must say who it is within this time. Unit: ms. */
  readonly initMs: number;
  /** Of one message: as much as a body over HTTP. Unit: bytes. */
  readonly messageBytes: number;
  /** Sockets that one token has open. */
  readonly sockets: number;
  /** Operations, subscriptions most of all, that one token has going on over all its sockets. */
  readonly operations: number;
}

/** A dashboard has a socket for each window and some subscriptions on it; a service has one socket for all it asks. */
export const SOCKET_LIMITS: SocketLimits = { initMs: 5_000, messageBytes: 1024 * 1024, sockets: 2_000, operations: 5_000 };

/** A socket that was let in. */
interface OpenSocket {
  /** What goes on over it, by id. */
  readonly subscriptions: Readonly<Record<string, unknown>>;
}

/** The open sockets of each token. */
export interface OpenSockets {
  /** Counts a socket. @returns false when the token has as many as it may: it is not counted then. */
  open(tokenId: string, socket: OpenSocket): boolean;
  /** Forgets a socket; one that was never counted too. */
  close(tokenId: string, socket: OpenSocket): void;
  /** Whether a token has more going on than it may, the operation that asks included. */
  isTooBusy(tokenId: string): boolean;
}

/** Counts the sockets of each token, and what goes on over them. */
export function countSockets({ sockets, operations }: Pick<SocketLimits, 'sockets' | 'operations'>): OpenSockets {
  const byToken = new Map<string, Set<OpenSocket>>();
  return {
    open: (tokenId, socket) => {
      const own = byToken.get(tokenId) ?? new Set();
      if (own.size >= sockets) return false;
      byToken.set(tokenId, own.add(socket));
      return true;
    },
    close: (tokenId, socket) => {
      const own = byToken.get(tokenId);
      own?.delete(socket);
      if (own?.size === 0) byToken.delete(tokenId);
    },
    isTooBusy: (tokenId) => {
      let found = 0;
      for (const { subscriptions } of byToken.get(tokenId) ?? []) found += Object.keys(subscriptions).length;
      return found > operations;
    },
  };
}
