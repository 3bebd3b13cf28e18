"""A line to a server that is cut after so many bytes, as networks do it."""

from __future__ import annotations

import contextlib
import socket
import threading


class Line:
    """Listens at `port` and passes everything on to a server's, until `bytes_left` bytes have been sent to it."""

    def __init__(self, server_port: int, bytes_left: int) -> None:
        self._server_port, self.bytes_left = server_port, bytes_left
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._open: list[socket.socket] = [self._listening]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._server_port))
                self._open += [client, server]
                threading.Thread(target=self._pass, args=(client, server, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(server, client, False), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, counted: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := one.recv(4096):
                if counted:
                    self.bytes_left -= len(piece)
                    if self.bytes_left <= 0:
                        self.cut()
                        return
                other.sendall(piece)
        with contextlib.suppress(OSError):
            other.shutdown(socket.SHUT_WR)

    def cut(self) -> None:
        """Close all of it: from now on nobody answers."""
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
