package rowhouse.foundation.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What parent and child say to each other: a length of four bytes, then that many bytes. The parent
 * trusts the child no more than the picture that it has read.
 */
final class Frames {
  /** The first word of a child, which tells that it is one and speaks this language. */
  static final String HELLO = "rowhouse-codec-1";

  private static final int LONGEST = 64 << 10;

  @FunctionalInterface
  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private Frames() {}

  static void writeHello(DataOutputStream out) throws IOException {
    send(out, body -> body.writeUTF(HELLO));
  }

  static boolean readHello(DataInputStream in) throws IOException {
    return receive(in).readUTF().equals(HELLO);
  }

  static void write(DataOutputStream out, PictureRequest request) throws IOException {
    send(
        out,
        body -> {
          body.writeUTF(request.in().toString());
          body.writeUTF(request.out().toString());
          body.writeUTF(request.thumb().toString());
          body.writeBoolean(request.convert());
          body.writeInt(request.quality());
          body.writeInt(request.maxSide());
          body.writeInt(request.thumbSide());
        });
  }

  static PictureRequest readRequest(DataInputStream in) throws IOException {
    DataInputStream body = receive(in);
    return new PictureRequest(
        Path.of(body.readUTF()),
        Path.of(body.readUTF()),
        Path.of(body.readUTF()),
        body.readBoolean(),
        body.readInt(),
        body.readInt(),
        body.readInt());
  }

  static void write(DataOutputStream out, PictureOutcome outcome) throws IOException {
    send(
        out,
        body -> {
          switch (outcome) {
            case PictureFailure failure -> {
              body.writeBoolean(false);
              body.writeUTF(failure.code().name());
              String detail = failure.detail();
              body.writeUTF(detail.substring(0, Math.min(1000, detail.length())));
            }
            case Picture picture -> {
              body.writeBoolean(true);
              body.writeUTF(picture.kept().name());
              body.writeUTF(picture.format().name());
              body.writeInt(picture.width());
              body.writeInt(picture.height());
              body.writeLong(picture.bytes());
              body.writeBoolean(picture.animated());
              body.writeInt(picture.frames());
              body.writeLong(picture.thumbBytes());
              body.writeUTF(picture.colour());
            }
          }
        });
  }

  static PictureOutcome readOutcome(DataInputStream in) throws IOException {
    DataInputStream body = receive(in);
    try {
      if (!body.readBoolean()) {
        return new PictureFailure(PictureCode.valueOf(body.readUTF()), body.readUTF());
      }
      return new Picture(
          Picture.Kept.valueOf(body.readUTF()),
          PictureFormat.valueOf(body.readUTF()),
          body.readInt(),
          body.readInt(),
          body.readLong(),
          body.readBoolean(),
          body.readInt(),
          body.readLong(),
          body.readUTF());
    } catch (IllegalArgumentException unknownWord) {
      throw new IOException("the child speaks another language", unknownWord);
    }
  }

  private static void send(DataOutputStream out, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.write(new DataOutputStream(bytes));
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  private static DataInputStream receive(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a frame of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
