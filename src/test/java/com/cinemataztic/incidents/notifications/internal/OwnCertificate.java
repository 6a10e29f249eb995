package com.cinemataztic.incidents.notifications.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost that no authority signed, made by the JDK's keytool. */
final class OwnCertificate {

    private static final String PASSWORD = "certificate";

    private final KeyStore store;
    private final Path pem;

    OwnCertificate(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("own.p12");
        var keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool ended with " + keytool.exitValue());
        }
        store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var encoded = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("own").getEncoded());
        pem = Files.writeString(
                folder.resolve("own.pem"), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    /** @return the certificate, as an authority that may be trusted */
    Path pem() {
        return pem;
    }

    /** @return what a server encrypts with */
    SSLContext context() throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
