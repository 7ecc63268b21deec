/**
 * HTTPS_PROXY for the gateway. discord.js opens its WebSockets without an agent and offers no option for
 * one, so the class it takes from `ws` is replaced before discord.js loads; this module must be imported
 * ahead of it. Without a proxy nothing differs.
 */
import { createRequire } from 'node:module';
import { HttpsProxyAgent } from 'https-proxy-agent';

type Options = Record<string, unknown> | undefined;
type Socket = new (address: unknown, protocols: unknown, options: Options) => object;

let agent: HttpsProxyAgent<string> | undefined;

/** From now on gateways are reached through this proxy; undefined: directly. */
export function useGatewayProxy(proxy: string | undefined): void {
  agent = proxy === undefined ? undefined : new HttpsProxyAgent(proxy);
}

/** The `ws` that discord.js itself uses, wherever npm has put it. */
const own = createRequire(import.meta.url);
const ofDiscord = createRequire(own.resolve('discord.js'));
const ofGateway = createRequire(ofDiscord.resolve('@discordjs/ws'));
const ws = ofGateway('ws') as { WebSocket: Socket };

const Direct = ws.WebSocket;
ws.WebSocket = class extends Direct {
  constructor(address: unknown, protocols: unknown, options: Options) {
    super(address, protocols, agent === undefined ? options : { ...options, agent });
  }
};
