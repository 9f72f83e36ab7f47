import { expect, test } from 'vitest';
import { ownAddress } from './house';

const house = { protocol: 'http:', hostname: 'nas.local', port: '8080' };

test('a door with a port stands on the host of this page', () => {
  expect(ownAddress({ host: '', port: 8000 }, house)).toBe('http://nas.local:8000/');
});

test('a door with a host keeps the port of this page', () => {
  expect(ownAddress({ host: 'vault.local', port: 0 }, house)).toBe('http://vault.local:8080/');
  expect(ownAddress({ host: 'vault.example.com', port: 0 }, { protocol: 'https:', hostname: 'example.com', port: '' })).toBe(
    'https://vault.example.com/',
  );
});
