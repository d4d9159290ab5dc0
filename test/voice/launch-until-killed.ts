import { launchVoice } from '../../game-server/src/voice/livekit-launch.ts';

// A launcher that is killed outright by the test, so that nothing of it can end the voice server in order.
launchVoice({
  env: { ...process.env, VOICE_BUILD: 'off' },
  webhookUrl: 'http://127.0.0.1:9/voice/webhook',
  onReport: ({ state }) => console.log(state),
});
