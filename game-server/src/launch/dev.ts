import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serveClientSources } from './client-dev-server.ts';
import { freePort } from './free-port.ts';
import { beginVoice, claimGround, cloneFolder, openDatabase, openHall } from './hall-steps.ts';
import { runLaunch } from './launch-run.ts';
import { originOf } from './ports.ts';
import { watchSources } from './source-watch.ts';

await runLaunch(async (run) => {
  const ground = await claimGround(run);
  const database = await openDatabase(run, ground);
  const behindVite = { host: '127.0.0.1', port: await freePort() };
  run.leave(await serveClientSources({ cloneFolder, opensAt: ground.address, server: behindVite }));
  // The game server looks into the built client at its start; here all pages come from their sources instead.
  await mkdir(join(cloneFolder, 'client', 'dist'), { recursive: true });
  const voice = beginVoice(run, behindVite);
  const server = openHall(run, {
    ground,
    database,
    voice,
    listensOn: behindVite,
    publicOrigins: [originOf(ground.address), `http://localhost:${ground.address.port}`],
    logFile: undefined,
    afterCrash: 'wait',
  });
  const sources = [join(cloneFolder, 'game-server', 'src'), join(cloneFolder, 'shared-schema', 'src')];
  run.leave(
    watchSources(sources, (file) => {
      run.say(`${file} changed: starting the game server again`);
      void server.restart();
    }),
  );
});
