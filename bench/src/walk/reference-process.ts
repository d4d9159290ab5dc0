import { type Client, defineRoom, defineServer, Room } from '@colyseus/core';
import { type SchemaType, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';

/** What simple games synchronise of a player: three numbers and the name of an animation. */
const Player = schema({ x: t.number(), y: t.number(), rotation: t.number(), anim: t.string() }, 'Player');
type Player = SchemaType<typeof Player>;
const World = schema({ players: t.map(Player) }, 'World');
type World = SchemaType<typeof World>;

/**
 * The room to compare with: clients send positions sixty times a second, the server stores what it is told, and
 * everybody gets everything twenty times a second. Nothing is checked, because such rooms check nothing.
 */
class ReferenceRoom extends Room<{ state: World }> {
  override state = new World();
  override maxClients = 2000;
  override patchRate = 50;

  override messages = {
    move: (client: Client, { x, y, rotation, anim }: { x: number; y: number; rotation: number; anim: string }) => {
      const player = this.state.players.get(client.sessionId);
      if (!player) return;
      player.x = x;
      player.y = y;
      player.rotation = rotation;
      player.anim = anim;
    },
  };

  override onJoin(client: Client): void {
    const player: Player = new Player();
    player.anim = 'idle_down';
    this.state.players.set(client.sessionId, player);
  }

  override onLeave(client: Client): void {
    this.state.players.delete(client.sessionId);
  }
}

const server = defineServer({
  transport: new WebSocketTransport(),
  greet: false,
  gracefullyShutdown: false,
  rooms: { reference: defineRoom(ReferenceRoom) },
});
const port = Number(process.env.PORT);
await server.listen(port, '127.0.0.1');
process.send?.({ type: 'ready', origin: `http://127.0.0.1:${port}`, links: [] });
process.on('message', (message: { type?: string }) => {
  if (message.type === 'stop') process.exit(0);
});
process.on('disconnect', () => process.exit(0));
