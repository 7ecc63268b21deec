/** Discord's gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME, and connections that break. */
import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes, type APIUser } from 'discord.js';
import { WebSocketServer, type WebSocket } from 'ws';

interface Session {
  readonly id: string;
  readonly shard: number;
  /** Everything dispatched so far; its place is its sequence number less one. */
  readonly events: { t: string; d: unknown }[];
  socket: WebSocket | undefined;
}

export interface Gateway {
  /** Sends an event to every shard; one that is not connected gets it when it resumes. */
  dispatch(event: string, data: unknown): void;
  /** Tells of the last event once more, as Discord may. */
  repeat(): void;
  /** Asks every client to connect again, as Discord does several times a day. */
  reconnect(): void;
  /** Breaks every connection without a word. */
  drop(): void;
  /** Closes every connection with a code, e.g. 4004. */
  closeWith(code: number): void;
  readonly counts: { identified: number; resumed: number; heartbeats: number };
  /** Intents of the last client. */
  readonly intents: number;
  close(): void;
}

export interface GatewayOptions {
  readonly token: string;
  readonly user: APIUser;
  readonly application: { readonly id: string; readonly flags: number };
  /** The guilds as they are when somebody connects. */
  guilds(): readonly { id: string }[];
  readonly heartbeatMs: number;
}

/** GuildMembers, GuildPresences and MessageContent: a bot must ask Discord for these. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

export function gatewayOn(server: Server, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0, heartbeats: 0 };
  let intents = 0;
  const send = (
    socket: WebSocket,
    op: number,
    d: unknown,
    s: number | null = null,
    t: string | null = null,
  ) => {
    socket.send(JSON.stringify({ op, d, s, t }));
  };
  const append = (session: Session, t: string, d: unknown): void => {
    session.events.push({ t, d });
    if (session.socket?.readyState === session.socket?.OPEN && session.socket) {
      send(session.socket, GatewayOpcodes.Dispatch, d, session.events.length, t);
    }
  };
  const identify = (
    socket: WebSocket,
    data: { token: string; intents: number; shard?: [number, number] },
  ): void => {
    if (data.token !== options.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if ((data.intents & PRIVILEGED) !== 0) {
      socket.close(GatewayCloseCodes.DisallowedIntents);
      return;
    }
    intents = data.intents;
    counts.identified += 1;
    const session: Session = {
      id: `session-${counts.identified}`,
      shard: data.shard?.[0] ?? 0,
      events: [],
      socket,
    };
    // Whoever identifies anew has given up the session before.
    for (const [id, old] of sessions) if (old.shard === session.shard) sessions.delete(id);
    sessions.set(session.id, session);
    const { port } = server.address() as { port: number };
    append(session, 'READY', {
      v: 10,
      user: options.user,
      guilds: options.guilds().map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      shard: data.shard ?? [0, 1],
      application: options.application,
    });
    for (const guild of options.guilds()) append(session, 'GUILD_CREATE', guild);
  };
  const resume = (socket: WebSocket, data: { token: string; session_id: string; seq: number }): void => {
    const session = sessions.get(data.session_id);
    if (!session || data.token !== options.token) {
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    counts.resumed += 1;
    session.socket = socket;
    for (const [at, { t, d }] of session.events.entries()) {
      if (at >= data.seq) send(socket, GatewayOpcodes.Dispatch, d, at + 1, t);
    }
    append(session, 'RESUMED', {});
  };
  sockets.on('connection', (socket) => {
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: options.heartbeatMs });
    socket.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString()) as { op: GatewayOpcodes; d: never };
      if (op === GatewayOpcodes.Identify) identify(socket, d);
      if (op === GatewayOpcodes.Resume) resume(socket, d);
      if (op === GatewayOpcodes.Heartbeat) {
        counts.heartbeats += 1;
        send(socket, GatewayOpcodes.HeartbeatAck, null);
      }
    });
  });
  const each = (act: (socket: WebSocket) => void): void => {
    for (const session of sessions.values()) {
      const { socket } = session;
      session.socket = undefined;
      if (socket) act(socket);
    }
  };
  return {
    counts,
    get intents() {
      return intents;
    },
    dispatch: (event, data) => {
      for (const session of sessions.values()) append(session, event, data);
    },
    repeat: () => {
      for (const session of sessions.values()) {
        const last = session.events.findLast(({ t }) => /^(?:INTERACTION|MESSAGE)_CREATE$/u.test(t));
        if (last) append(session, last.t, last.d);
      }
    },
    reconnect: () => {
      each((socket) => {
        send(socket, GatewayOpcodes.Reconnect, null);
      });
    },
    drop: () => {
      each((socket) => {
        socket.terminate();
      });
    },
    closeWith: (code) => {
      each((socket) => {
        socket.close(code);
      });
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
