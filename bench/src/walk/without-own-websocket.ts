// The room client takes the `ws` package where the platform has no WebSocket of its own; for hundreds of lines in one
// process it costs far less, so that the swarm is not what is measured. It must be gone before that client is loaded.
Reflect.deleteProperty(globalThis, 'WebSocket');

export {};
