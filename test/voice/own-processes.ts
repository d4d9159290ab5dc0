import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Ids of the running voice servers whose parent is this process id (systems with `ps`). */
export function voiceServersOf(parentPid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return rows.flatMap((row) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(row);
    if (!found || Number(found[2]) !== parentPid || found[3]?.startsWith('Z')) return [];
    return found[4]?.includes('livekit-server') ? [Number(found[1])] : [];
  });
}

/** Whether a process with this id runs (a zombie does not). */
export function isRunning(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return state !== '' && !state.startsWith('Z');
  } catch {
    return false;
  }
}

/** Own and far address of every internet socket of a process; the far one is 0.0.0.0 where it waits (Linux only). */
export function socketsOf(pid: number): { protocol: string; own: string; far: string }[] {
  const inodes = new Set(readdirSync(`/proc/${pid}/fd`).flatMap((fd) => socketInode(`/proc/${pid}/fd/${fd}`)));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((row) => {
        const fields = row.trim().split(/\s+/);
        if (!inodes.has(fields[9] ?? '')) return [];
        return [{ protocol, own: readableAddress(fields[1] ?? ''), far: readableAddress(fields[2] ?? '') }];
      }),
  );
}

function socketInode(path: string): string[] {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(path))?.slice(1) ?? [];
  } catch {
    return [];
  }
}

/** `0100007F:1F90` as `127.0.0.1`; an IPv6 address stays in hexadecimal. */
function readableAddress(kernelAddress: string): string {
  const [address = ''] = kernelAddress.split(':');
  if (address.length !== 8) return address;
  return (address.match(/../g) ?? [])
    .reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join('.');
}
