import { join } from 'node:path';
import { buildClientWhenStale } from './client-build.ts';
import { beginVoice, claimGround, cloneFolder, openDatabase, openHall } from './hall-steps.ts';
import { runLaunch } from './launch-run.ts';

await runLaunch(async (run) => {
  const ground = await claimGround(run);
  await buildClientWhenStale({ cloneFolder, signal: run.stopping, onProgress: run.say });
  const database = await openDatabase(run, ground);
  const voice = beginVoice(run, ground.address);
  const logFile = process.env.DEBUG === 'clearhall' ? undefined : join(ground.data, 'game-server.log');
  openHall(run, { ground, database, voice, listensOn: ground.address, logFile, afterCrash: 'restart' });
});
